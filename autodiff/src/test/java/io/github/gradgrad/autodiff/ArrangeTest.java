package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrangeTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.of(
                        Stream.of(
                                pad(Shape.of(3, 4), Shape.of(3, 7), 1, 2),
                                pad(Shape.of(3, 4), Shape.of(6, 5), 0, 1, 3, 0),
                                pad(Shape.of(1), Shape.of(1), 0, 0),
                                pad(Shape.of(), Shape.of()),
                                pad(Shape.of(2, 1, 2, 1, 2), Shape.of(2, 1, 5, 1, 2), 0, 0, 0, 0, 2, 1)),
                        Stream.of(stack(0), stack(1), stack(-1), stack(-3)),
                        Stream.of(
                                example(
                                        "reshape",
                                        xs -> Arrange.reshape(xs.get(0), 4, -1),
                                        Shape.of(2, 3, 4),
                                        Shape.of(4, 6)),
                                example(
                                        "reshape of one",
                                        xs -> Arrange.reshape(xs.get(0), -1),
                                        Shape.of(),
                                        Shape.of(1)),
                                example(
                                        "squeeze",
                                        xs -> Arrange.squeeze(xs.get(0)),
                                        Shape.of(1, 3, 1, 2),
                                        Shape.of(3, 2)),
                                example(
                                        "unsqueeze",
                                        xs -> Arrange.unsqueeze(xs.get(0), 1),
                                        Shape.of(3, 2),
                                        Shape.of(3, 1, 2))),
                        Stream.of(
                                expand(Shape.of(3, 1), Shape.of(2, 3, 4), 2, -1, 4),
                                expand(Shape.of(), Shape.of(2), 2),
                                expand(Shape.of(1, 2, 1, 2, 1), Shape.of(2, 2, 2, 2, 2), 2, 2, 2, 2, 2)))
                .flatMap(examples -> examples);
    }

    /** The same elements in the same order. */
    private static Example example(String label, GradientCheck.Function f, Shape x, Shape y) {
        int[] next = {0};
        return Example.of(
                label + ", " + x,
                f,
                inputs -> {
                    next[0] = 0;
                    return Numbers.generate(y.toArray(), i -> inputs.get(0).at(next[0]++));
                },
                x);
    }

    private static Example expand(Shape x, Shape y, int... size) {
        return Example.of(
                "expand, " + x + " to " + Arrays.toString(size),
                xs -> Arrange.expand(xs.get(0), size),
                inputs -> Numbers.generate(y.toArray(), inputs.get(0)::stretched),
                x);
    }

    private static Example pad(Shape x, Shape y, int... widths) {
        return Example.of(
                "pad, " + x + " with " + Arrays.toString(widths),
                xs -> Arrange.pad(xs.get(0), 1.5, widths),
                inputs -> Numbers.generate(y.toArray(), i -> {
                    int[] from = i.clone();
                    for (int d = 0; d < from.length; d++) {
                        int pair = 2 * (from.length - 1 - d);
                        if (pair < widths.length) from[d] -= widths[pair];
                        if (from[d] < 0 || from[d] >= x.dim(d)) return 1.5;
                    }
                    return inputs.get(0).get(from);
                }),
                x);
    }

    /** Two variables [3, 2], joined along a new dim that is d of the result. */
    private static Example stack(int d) {
        int at = d < 0 ? d + 3 : d;
        int[] dims = {3, 2, 2};
        if (at == 0) dims = new int[] {2, 3, 2};
        int[] joined = dims;
        return Example.of(
                "stack along " + d,
                xs -> Arrange.stack(d, xs.get(0), xs.get(1)),
                inputs -> Numbers.generate(joined, i -> {
                    int[] rest = at == 0
                            ? new int[] {i[1], i[2]}
                            : at == 1 ? new int[] {i[0], i[2]} : new int[] {i[0], i[1]};
                    return inputs.get(i[at]).get(rest);
                }),
                Shape.of(3, 2),
                Shape.of(3, 2));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2, 3))), y = x.transpose(0, 1);
        return Stream.of(
                Refusal.of(() -> Arrange.reshape(x, -1, -1), "reshape", "[2, 3]", "both", "[-1, -1]"),
                Refusal.of(() -> Arrange.reshape(x, 4, -1), "reshape", "[2, 3]", "[4, -1]"),
                Refusal.of(() -> Arrange.reshape(x, 0, -1), "reshape", "[2, 3]", "[0, -1]"),
                Refusal.of(() -> Arrange.reshape(x, 4, 2), "reshape", "[2, 3]", "[4, 2]"),
                Refusal.of(() -> Arrange.expand(x, 3), "expand", "[2, 3]", "[3]"),
                Refusal.of(() -> Arrange.expand(x, 4, 3), "expand", "[2, 3]", "[4, 3]"),
                Refusal.of(() -> Arrange.expand(x, -1, 2, 3), "expand", "[2, 3]", "[-1, 2, 3]"),
                Refusal.of(() -> Arrange.slice(x, 2, 0, 1, 1), "slice: dim 2", "[2, 3]"),
                Refusal.of(() -> Arrange.slice(x, 1, 2, -1, 1), "slice", "2:2:1", "[2, 3]"),
                Refusal.of(() -> Arrange.squeeze(x, 2), "squeeze: dim 2", "[2, 3]"),
                Refusal.of(() -> Arrange.unsqueeze(x, 3), "unsqueeze", "dim 3", "[2, 3]", "-3 to 2"),
                Refusal.of(() -> Arrange.unsqueeze(x, -4), "unsqueeze", "dim -4", "[2, 3]"),
                Refusal.of(() -> Arrange.stack(0, x, y), "stack", "[2, 3]", "[3, 2]"),
                Refusal.of(() -> Arrange.stack(3, x, x), "stack", "dim 3", "[2, 3]"),
                Refusal.of(() -> Arrange.pad(x, 0, 1), "pad", "[2, 3]", "[1]"),
                Refusal.of(() -> Arrange.pad(x, 0, 1, -1), "pad", "[2, 3]", "[1, -1]"),
                Refusal.of(() -> Arrange.pad(x, 0, 1, 1, 1, 1, 1, 1), "pad", "[2, 3]"),
                Refusal.of(() -> Arrange.keepDims(x.sum(), x, 4), "keepDims: dim 4", "[2, 3]"));
    }

    @Test
    void sliceCountsFromTheEndAndStopsThere() {
        Variable x = Variable.of(Tensor.generate(DType.FLOAT64, Shape.of(6), i -> i));
        assertEquals(
                Tensor.of(Shape.of(2), 2.0, 4), Arrange.slice(x, 0, -4, -1, 2).value());
        assertEquals(
                Tensor.of(Shape.of(3), 0.0, 2, 4),
                Arrange.slice(x, 0, -9, 99, 2).value());
        assertEquals(
                Tensor.of(Shape.of(1), 5.0),
                Arrange.slice(x, 0, -1, Integer.MAX_VALUE, 1).value());
    }

    @Test
    void squeezeLeavesALargerDimAlone() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(3, 1, 1)));
        assertEquals(Shape.of(3, 1, 1), Arrange.squeeze(x, 0).shape());
        assertEquals(Shape.of(3, 1), Arrange.squeeze(x, -1).shape());
        assertEquals(Shape.of(3), Arrange.squeeze(x, 0, 1, 2).shape());
    }

    @Test
    void keepDimsMakesAReductionBroadcastAgainstItsInput() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 5));
        Variable centred = x.sub(Arrange.keepDims(x.mean(1), x, 1));
        assertEquals(Tensor.of(Shape.of(2, 2), -0.5, 0.5, -1, 1), centred.value());
    }
}
