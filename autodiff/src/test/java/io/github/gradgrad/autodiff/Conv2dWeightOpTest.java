package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

class Conv2dWeightOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return ConvCase.awkward()
                .map(c -> Example.of(
                        c.label(),
                        xs -> new Conv2dWeightOp(c.w(), c.geometry()).apply(xs.get(0), xs.get(1)),
                        inputs -> formula(c, inputs),
                        c.y(),
                        c.x()));
    }

    private static Numbers formula(ConvCase c, List<Numbers> inputs) {
        Numbers a = inputs.get(0), x = inputs.get(1);
        return ConvCase.sum(c.w(), y -> c.forEachTerm((i, j, k) -> y[j] += a.at(k) * x.at(i)));
    }

    /** At most 30 terms. */
    @Override
    double sumsUpTo() {
        return 30 * 2 * 2;
    }

    @Override
    int dims() {
        return 4;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable a = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3, 4, 4)));
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 2, 6, 6)));
        ConvGeometry geometry = ConvGeometry.of(1, 0);
        return Stream.of(
                Refusal.of(
                        () -> new Conv2dWeightOp(Shape.of(3, 2, 2, 3), geometry).apply(a, x),
                        "conv2dWeight",
                        "[2, 2, 6, 6]",
                        "[3, 2, 2, 3]",
                        "[2, 3, 4, 4]"),
                Refusal.of(
                        () -> new Conv2dWeightOp(Shape.of(3, 1, 3, 3), geometry).apply(a, x),
                        "conv2dWeight",
                        "channels",
                        "[2, 2, 6, 6]",
                        "[3, 1, 3, 3]"));
    }
}
