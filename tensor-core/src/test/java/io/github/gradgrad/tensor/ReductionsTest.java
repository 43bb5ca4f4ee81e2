package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.gradgrad.tensor.functions.Reducer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReductionsTest {
    static Stream<Arguments> everyChoiceOfAxes() {
        return Stream.of(Shape.of(37), Shape.of(3, 4), Shape.of(2, 3, 4, 5), Shape.of(2, 1, 3, 1, 4))
                .flatMap(shape -> IntStream.range(1, 1 << shape.rank())
                        .mapToObj(chosen -> IntStream.range(0, shape.rank())
                                .filter(d -> (chosen >> d & 1) == 1)
                                .toArray())
                        .flatMap(axes -> Stream.of(DType.values()).map(dtype -> arguments(dtype, shape, axes))));
    }

    @ParameterizedTest
    @MethodSource("everyChoiceOfAxes")
    void reduceJoinsEveryElementThatDiffersInTheAxesOnly(DType dtype, Shape shape, int[] axes) {
        Tensor x = Samples.wholeNumbers(dtype, 4, shape.toArray());
        for (Reducer reducer : Reducer.values()) {
            assertEquals(
                    expected(reducer, x, axes),
                    Reductions.reduce(reducer, x, axes),
                    reducer + " over " + Arrays.toString(axes));
        }
    }

    private static Tensor expected(Reducer reducer, Tensor x, int[] axes) {
        int[] dims = x.shape().toArray();
        for (int d : axes) dims[d] = 1;
        Shape target = Shape.of(dims);
        double[] joined = new double[target.size()];
        Arrays.fill(joined, reducer == Reducer.SUM ? 0 : reducer == Reducer.MAX ? -1e9 : 1e9);
        for (int i = 0; i < x.size(); i++) {
            int[] index = Samples.index(x.shape(), i);
            int at = 0;
            for (int d = 0; d < dims.length; d++) at = at * dims[d] + (dims[d] == 1 ? 0 : index[d]);
            double value = x.at(i);
            joined[at] = switch (reducer) {
                case SUM -> joined[at] + value;
                case MAX -> value > joined[at] ? value : joined[at];
                case MIN -> value < joined[at] ? value : joined[at];
            };
        }
        return Tensor.of(target, joined).cast(x.dtype());
    }

    @ParameterizedTest
    @EnumSource
    void noAxesMeanAllOfThem(DType dtype) {
        Tensor x = Tensor.generate(dtype, Shape.of(2, 3), i -> i + 1);
        assertEquals(Tensor.full(dtype, Shape.of(1, 1), 21), Reductions.reduce(Reducer.SUM, x));
        Tensor scalar = Tensor.scalar(dtype, 7);
        assertEquals(scalar, Reductions.reduce(Reducer.MAX, scalar));
    }

    @Test
    void anAxisMayCountFromTheEnd() {
        Tensor x = Tensor.generate(DType.FLOAT64, Shape.of(2, 3), i -> i);
        assertEquals(Tensor.of(Shape.of(2, 1), 2.0, 5.0), Reductions.reduce(Reducer.MAX, x, -1));
    }

    @ParameterizedTest
    @EnumSource
    void aNaNIsNotLostOnTheWay(Reducer reducer) {
        for (DType dtype : DType.values()) {
            for (int place = 0; place < 40; place++) {
                int at = place;
                Tensor x = Tensor.generate(dtype, Shape.of(40), i -> i == at ? Double.NaN : i);
                assertEquals(Double.NaN, Reductions.reduce(reducer, x).item(), dtype + ", NaN at " + at);
            }
        }
    }

    @Test
    void infiniteExtremaAreFound() {
        Tensor x = Tensor.full(DType.FLOAT32, Shape.of(40), Double.NEGATIVE_INFINITY);
        assertEquals(Double.NEGATIVE_INFINITY, Reductions.reduce(Reducer.MAX, x).item());
        assertEquals(Double.NEGATIVE_INFINITY, Reductions.reduce(Reducer.MIN, x).item());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,3,4 | ''",
                "2,3,4 | 4",
                "2,3,4 | 3,1",
                "2,3,4 | 2,1,4",
                "2,3,4 | 1,1,1",
                "2,3,4 | 1",
                "2,3,4 | 2,3,4",
                "1,1,5 | 1",
                "2,3,2,3,2 | 3,1,3,1",
                "3,1 | 1,1",
                "1,1 | 1",
                "1 | ''"
            })
    void sumToIsTheAdjointOfBroadcastTo(String from, String to) {
        Shape large = Samples.shape(from), small = Samples.shape(to);
        for (DType dtype : DType.values()) {
            Tensor x = Samples.wholeNumbers(dtype, 5, large.toArray());
            Tensor y = Samples.wholeNumbers(dtype, 6, small.toArray());
            Tensor sum = Reductions.sumTo(x, small);
            assertEquals(small, sum.shape());
            assertEquals(Samples.inner(x, Layouts.broadcastTo(y, large)), Samples.inner(sum, y));
        }
    }

    @Test
    void sumToAddsWhatStretched() {
        Tensor x = Tensor.of(Shape.of(2, 3), 1.0, 2.0, 3.0, 10.0, 20.0, 30.0);
        assertEquals(Tensor.of(Shape.of(3), 11.0, 22.0, 33.0), Reductions.sumTo(x, Shape.of(3)));
        assertEquals(Tensor.of(Shape.of(2, 1), 6.0, 60.0), Reductions.sumTo(x, Shape.of(2, 1)));
        assertEquals(Tensor.scalar(DType.FLOAT64, 66), Reductions.sumTo(x, Shape.of()));
    }

    @Test
    void aTargetThatDoesNotStretchToTheShapeIsNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Reductions.sumTo(x, Shape.of(2)));
        assertEquals("sumTo: [2] does not broadcast to [2, 3]", e.getMessage());
    }

    @Test
    void anAxisThatDoesNotExistIsNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Reductions.reduce(Reducer.SUM, x, 0, 2));
        assertEquals("sum: dim 2 does not exist in shape [2, 3] of rank 2", e.getMessage());
    }
}
