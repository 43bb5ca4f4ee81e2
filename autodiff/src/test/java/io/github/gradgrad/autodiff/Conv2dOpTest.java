package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

class Conv2dOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return ConvCase.awkward()
                .flatMap(c -> Stream.of(
                        example(c, c.label(), c.x(), c.w()),
                        example(c, c.label() + ", a bias", c.x(), c.w(), Shape.of(c.w().dim(0)))));
    }

    private static Example example(ConvCase c, String label, Shape... shapes) {
        return Example.of(
                label,
                xs -> new Conv2dOp(c.geometry()).apply(xs.toArray(Variable[]::new)),
                inputs -> formula(c, inputs),
                shapes);
    }

    private static Numbers formula(ConvCase c, List<Numbers> inputs) {
        Numbers x = inputs.get(0), w = inputs.get(1);
        return ConvCase.sum(c.y(), y -> {
            c.forEachTerm((i, j, k) -> y[k] += x.at(i) * w.at(j));
            if (inputs.size() > 2) ConvCase.addBias(c.y(), inputs.get(2), y);
        });
    }

    /** At most 18 terms, and a bias. */
    @Override
    double sumsUpTo() {
        return 18 * 2 * 2 + 2;
    }

    @Override
    int dims() {
        return 4;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = zeros(2, 4, 5, 6);
        ConvGeometry unit = ConvGeometry.of(1, 0);
        return Stream.of(
                refusal(x, zeros(3, 4, 3), unit, "conv2d", "[2, 4, 5, 6]", "[3, 4, 3]"),
                refusal(x, zeros(3, 2, 3, 3), unit, "conv2d", "channels", "[2, 4, 5, 6]", "[3, 2, 3, 3]"),
                refusal(x, zeros(3, 2, 3, 3), unit.withGroups(2), "conv2d", "2 groups", "[3, 2, 3, 3]"),
                refusal(x, zeros(3, 4, 6, 3), unit, "conv2d", "height", "kernel of 6"),
                refusal(x, zeros(3, 4, 3, 4), unit.withDilation(1, 2), "conv2d", "width", "kernel of 4"),
                Refusal.of(
                        () -> new Conv2dOp(unit).apply(x, zeros(3, 4, 3, 3), zeros(4)),
                        "conv2d",
                        "a bias FLOAT64[3]",
                        "got FLOAT64[4]"));
    }

    private static Refusal refusal(Variable x, Variable w, ConvGeometry geometry, String... mentions) {
        return Refusal.of(() -> new Conv2dOp(geometry).apply(x, w), mentions);
    }

    private static Variable zeros(int... dims) {
        return Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(dims)));
    }
}
