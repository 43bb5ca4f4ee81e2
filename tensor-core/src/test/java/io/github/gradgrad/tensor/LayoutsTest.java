package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutsTest {
    @ParameterizedTest
    @EnumSource
    void permuteMovesEachDimToItsPlace(DType dtype) {
        Tensor x = Tensor.generate(dtype, Shape.of(2, 3, 4, 5), i -> i);
        for (int[] order : permutations(4)) {
            int[] dims = new int[4];
            for (int d = 0; d < 4; d++) dims[d] = x.shape().dim(order[d]);
            Shape target = Shape.of(dims);
            Tensor expected = Tensor.generate(dtype, target, i -> {
                int[] there = Samples.index(target, i), here = new int[4];
                for (int d = 0; d < 4; d++) here[order[d]] = there[d];
                return x.get(here);
            });
            assertEquals(expected, Layouts.permute(x, order), Arrays.toString(order));
        }
    }

    @Test
    void permuteTakesNegativeDimsAndScalars() {
        Tensor x = Tensor.of(Shape.of(2, 2), 1.0, 2.0, 3.0, 4.0);
        assertEquals(Tensor.of(Shape.of(2, 2), 1.0, 3.0, 2.0, 4.0), Layouts.permute(x, -1, 0));
        Tensor scalar = Tensor.scalar(DType.FLOAT32, 3);
        assertEquals(scalar, Layouts.permute(scalar));
    }

    @Test
    void anOrderThatIsNoPermutationIsNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.permute(x, 0, -2));
        assertEquals("permute: [0, -2] is no permutation of the dims of [2, 3]", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Layouts.permute(x, 0));
        assertThrows(IllegalArgumentException.class, () -> Layouts.permute(x, 0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void flipReversesTheGivenDims(DType dtype) {
        Tensor x = Tensor.generate(dtype, Shape.of(2, 3, 1, 4), i -> i);
        for (int chosen = 0; chosen < 16; chosen++) {
            int flipped = chosen;
            int[] axes =
                    IntStream.range(0, 4).filter(d -> (flipped >> d & 1) == 1).toArray();
            Tensor expected = Tensor.generate(dtype, x.shape(), i -> {
                int[] from = Samples.index(x.shape(), i);
                for (int d : axes) from[d] = x.shape().dim(d) - 1 - from[d];
                return x.get(from);
            });
            assertEquals(expected, Layouts.flip(x, axes), Arrays.toString(axes));
        }
    }

    @Test
    void flipTakesADimTwiceFromTheEndAndScalars() {
        Tensor x = Tensor.of(Shape.of(3), 1.0, 2.0, 3.0);
        assertEquals(Tensor.of(Shape.of(3), 3.0, 2.0, 1.0), Layouts.flip(x, 0, -1));
        assertEquals(Tensor.scalar(DType.FLOAT32, 3), Layouts.flip(Tensor.scalar(DType.FLOAT32, 3)));
    }

    @Test
    void aDimThatDoesNotExistIsNamedWithTheOperation() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Map<String, Executable> calls = Map.of(
                "flip", () -> Layouts.flip(x, 5),
                "permute", () -> Layouts.permute(x, 0, 5),
                "slice", () -> Layouts.slice(x, 5, 0, 1, 1),
                "unslice", () -> Layouts.unslice(x, x.shape(), 5, 0, 1),
                "concat", () -> Layouts.concat(5, List.of(x)));
        calls.forEach((operation, call) -> {
            Exception e = assertThrows(IllegalArgumentException.class, call);
            assertEquals(operation + ": dim 5 does not exist in shape [2, 3] of rank 2", e.getMessage());
        });
    }

    @ParameterizedTest
    @EnumSource
    void broadcastToRepeatsWhatStretches(DType dtype) {
        Shape target = Shape.of(2, 3, 4);
        for (Shape shape : List.of(Shape.of(), Shape.of(4), Shape.of(3, 1), Shape.of(2, 1, 4), Shape.of(1, 1, 1))) {
            Tensor x = Samples.wholeNumbers(dtype, 9, shape.toArray());
            Tensor expected = Tensor.generate(dtype, target, i -> Samples.stretched(x, Samples.index(target, i)));
            assertEquals(expected, Layouts.broadcastTo(x, target), "from " + shape);
        }
    }

    @Test
    void broadcastToTheOwnShapeCopiesNothing() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        assertSame(x, Layouts.broadcastTo(x, Shape.of(2, 3)));
    }

    @Test
    void aTargetThatXDoesNotStretchToIsNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(3, 2));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.broadcastTo(x, Shape.of(3, 4)));
        assertEquals("broadcastTo: [3, 2] does not broadcast to [3, 4]", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "-1"})
    void sliceTakesEveryStepThAndUnsliceIsItsAdjoint(int d) {
        Shape shape = Shape.of(5, 4, 6);
        int size = shape.dim(d), axis = shape.axis(d);
        for (DType dtype : DType.values()) {
            Tensor x = Samples.wholeNumbers(dtype, 10, shape.toArray());
            for (int start = 0; start < size; start++) {
                for (int end = start + 1; end <= size; end++) {
                    for (int step = 1; step <= size; step++) {
                        String range = dtype + " " + start + ":" + end + ":" + step;
                        Tensor expected = everyStepTh(x, axis, start, end, step);
                        Tensor slice = Layouts.slice(x, d, start, end, step);
                        assertEquals(expected, slice, range);
                        Tensor y = Samples.wholeNumbers(dtype, 11, slice.shape().toArray());
                        Tensor back = Layouts.unslice(y, shape, d, start, step);
                        assertEquals(Samples.inner(slice, y), Samples.inner(x, back), range);
                        assertEquals(y, everyStepTh(back, axis, start, end, step), range);
                    }
                }
            }
        }
    }

    private static Tensor everyStepTh(Tensor x, int axis, int start, int end, int step) {
        int count = 0;
        for (int at = start; at < end; at += step) count++;
        int[] dims = x.shape().toArray();
        dims[axis] = count;
        Shape target = Shape.of(dims);
        return Tensor.generate(x.dtype(), target, i -> {
            int[] index = Samples.index(target, i);
            index[axis] = start + index[axis] * step;
            return x.get(index);
        });
    }

    @Test
    void aStepBeyondTheEndTakesTheFirstElementHoweverLargeItIs() {
        Tensor x = Tensor.of(Shape.of(2, 3), 0f, 1f, 2f, 3f, 4f, 5f);
        Tensor first = Tensor.of(Shape.of(2, 1), 1f, 4f);
        assertEquals(first, Layouts.slice(x, 1, 1, 3, Integer.MAX_VALUE));
        assertEquals(
                Tensor.of(Shape.of(2, 3), 0f, 1f, 0f, 0f, 4f, 0f),
                Layouts.unslice(first, Shape.of(2, 3), 1, 1, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, 1", "2, 2, 1", "2, 1, 1", "0, 4, 1", "0, 3, 0", "0, 3, -1"})
    void aRangeThatDoesNotExistIsNamed(int start, int end, int step) {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.slice(x, -1, start, end, step));
        assertEquals("slice: " + start + ":" + end + ":" + step + " is no range of dim 1 of [2, 3]", e.getMessage());
    }

    @Test
    void unsliceBeyondTheEndIsRefusedEvenWhereAnIntWouldOverflow() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(5));
        Shape target = Shape.of(8);
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.unslice(x, target, 0, 1, 2));
        assertEquals("unslice: 1:10:2 is no range of dim 0 of [8]", e.getMessage());
        // 4 * 2^30 is 0 in ints.
        assertThrows(IllegalArgumentException.class, () -> Layouts.unslice(x, target, 0, 1, 1 << 30));
        assertThrows(IllegalArgumentException.class, () -> Layouts.unslice(x, target, 0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> Layouts.unslice(x, target, 0, 0, 0));
    }

    @Test
    void unsliceOfAShapeThatIsNoSliceIsRefused() {
        Tensor x = Tensor.ones(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.unslice(x, Shape.of(4, 5), 0, 0, 1));
        assertEquals("unslice: shapes differ outside dim 0: [2, 3] and [4, 5]", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Layouts.unslice(x, Shape.of(4, 2, 3), 1, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "-2"})
    void concatPutsThePartsOneAfterTheOther(int d) {
        for (DType dtype : DType.values()) {
            int axis = Shape.of(2, 3, 4).axis(d);
            List<Tensor> parts = new ArrayList<>();
            for (int size : new int[] {2, 1, 5}) {
                Shape shape = Shape.of(2, 3, 4).with(axis, size);
                parts.add(Samples.wholeNumbers(dtype, 12 + size, shape.toArray()));
            }
            Tensor joined = Layouts.concat(d, parts);
            assertEquals(Shape.of(2, 3, 4).with(axis, 8), joined.shape());
            assertEquals(parts.get(0), everyStepTh(joined, axis, 0, 2, 1));
            assertEquals(parts.get(1), everyStepTh(joined, axis, 2, 3, 1));
            assertEquals(parts.get(2), everyStepTh(joined, axis, 3, 8, 1));
        }
    }

    @Test
    void partsThatDoNotFitAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3)), b = Tensor.zeros(DType.FLOAT32, Shape.of(2, 4));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.concat(0, List.of(a, a, b)));
        assertEquals("concat: shapes differ outside dim 0: [2, 3] and [2, 4]", e.getMessage());
        Tensor vector = Tensor.zeros(DType.FLOAT32, Shape.of(2));
        assertThrows(IllegalArgumentException.class, () -> Layouts.concat(0, List.of(a, vector)));
    }

    @Test
    void partsOfDifferentTypesAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(2)), b = Tensor.zeros(DType.FLOAT64, Shape.of(2));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.concat(0, List.of(a, b)));
        assertEquals("concat: element types differ: a FLOAT32[2], b FLOAT64[2]", e.getMessage());
    }

    @Test
    void nothingCannotBeJoined() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.concat(0, List.of()));
        assertEquals("concat: at least one tensor expected", e.getMessage());
    }

    @Test
    void aDimTooLargeForAnIntIsNamed() {
        List<Tensor> parts = Collections.nCopies(1 << 16, Tensor.zeros(DType.FLOAT32, Shape.of(1 << 15)));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Layouts.concat(0, parts));
        assertEquals("concat: dim 0 of size 2147483648 is too large", e.getMessage());
    }

    private static List<int[]> permutations(int n) {
        if (n == 0) return List.of(new int[0]);
        List<int[]> all = new ArrayList<>();
        for (int[] shorter : permutations(n - 1)) {
            for (int place = 0; place < n; place++) {
                int[] order = new int[n];
                System.arraycopy(shorter, 0, order, 0, place);
                order[place] = n - 1;
                System.arraycopy(shorter, place, order, place + 1, n - 1 - place);
                all.add(order);
            }
        }
        return all;
    }
}
