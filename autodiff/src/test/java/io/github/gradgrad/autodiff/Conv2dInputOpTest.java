package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

class Conv2dInputOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return ConvCase.awkward()
                .flatMap(c -> Stream.of(
                        example(c, c.label(), c.y(), c.w()),
                        example(c, c.label() + ", a bias", c.y(), c.w(), Shape.of(c.x().dim(1)))));
    }

    private static Example example(ConvCase c, String label, Shape... shapes) {
        return Example.of(
                label,
                xs -> new Conv2dInputOp(c.x(), c.geometry()).apply(xs.toArray(Variable[]::new)),
                inputs -> formula(c, inputs),
                shapes);
    }

    private static Numbers formula(ConvCase c, List<Numbers> inputs) {
        Numbers a = inputs.get(0), w = inputs.get(1);
        return ConvCase.sum(c.x(), y -> {
            c.forEachTerm((i, j, k) -> y[i] += a.at(k) * w.at(j));
            if (inputs.size() > 2) ConvCase.addBias(c.x(), inputs.get(2), y);
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
        Variable a = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3, 4, 4)));
        Variable w = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(3, 2, 3, 3)));
        Variable bias = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(3)));
        ConvGeometry geometry = ConvGeometry.of(1, 0);
        return Stream.of(
                Refusal.of(
                        () -> new Conv2dInputOp(Shape.of(2, 2, 6, 7), geometry).apply(a, w),
                        "conv2dInput",
                        "[2, 2, 6, 7]",
                        "[3, 2, 3, 3]",
                        "[2, 3, 4, 4]"),
                Refusal.of(
                        () -> new Conv2dInputOp(Shape.of(2, 4, 6, 6), geometry).apply(a, w),
                        "conv2dInput",
                        "channels",
                        "[2, 4, 6, 6]",
                        "[3, 2, 3, 3]"),
                Refusal.of(
                        () -> new Conv2dInputOp(Shape.of(2, 2, 6, 6), geometry).apply(a, w, bias),
                        "conv2dInput",
                        "a bias FLOAT64[2]",
                        "got FLOAT64[3]"));
    }
}
