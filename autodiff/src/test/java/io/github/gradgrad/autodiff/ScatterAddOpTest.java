package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;

class ScatterAddOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example("one of one", Shape.of(), Shape.of(), 0),
                        example("some, in another order", Shape.of(4), Shape.of(2, 3), 5, 0, 3, 1),
                        example("repeated", Shape.of(2, 1, 3), Shape.of(3), 1, 1, 2, 1, 0, 1),
                        example("five dims", Shape.of(1, 1, 2, 1, 1), Shape.of(1, 2, 1, 3, 1), 4, 2)),
                RandomShapes.draw(random -> {
                    Shape x = random.any(), target = random.any();
                    return example(x + " to " + target, x, target, random.positions(x.size(), target.size()));
                }));
    }

    private static Example example(String label, Shape x, Shape target, int... positions) {
        return Example.of(
                label,
                xs -> new ScatterAddOp(positions, target).apply(xs.get(0)),
                inputs -> ConvCase.sum(target, y -> {
                    for (int i = 0; i < positions.length; i++)
                        y[positions[i]] += inputs.get(0).at(i);
                }),
                x);
    }

    /** At most 4 terms. */
    @Override
    double sumsUpTo() {
        return 4 * 2;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2)));
        return Stream.of(
                Refusal.of(
                        () -> new ScatterAddOp(new int[] {0, 6}, Shape.of(2, 3)).apply(x),
                        "scatterAdd",
                        "position 6",
                        "[2, 3]"),
                Refusal.of(
                        () -> new ScatterAddOp(new int[] {0}, Shape.of(2, 3)).apply(x),
                        "scatterAdd",
                        "1 positions",
                        "[2]"));
    }
}
