package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = d&lt;a, conv2d(x, w)&gt;/dw: for each weight, the sum over all windows of what it meets in x times a.
 *
 * <p>Gradient: da = {@link Conv2dOp}(x, g), dx = {@link Conv2dInputOp}(a, g).
 *
 * <p>Shapes: a [N, Co, H', W'] as the convolution of x, x [N, Ci, H, W], y the weight shape [Co, Ci/groups, Kh, Kw].
 *
 * <p>Notes: the gradient of {@link Conv2dOp}. w itself plays no part.
 */
@Formula(
        inputs = {"a", "x"},
        y = "for each weight, the sum over all windows of what it meets in x times a",
        gradient = {"conv2d(x, g)", "conv2dInput(a, g)"})
final class Conv2dWeightOp extends BinaryOp {
    private final Shape weightShape;
    private final ConvGeometry geometry;

    Conv2dWeightOp(Shape weightShape, ConvGeometry geometry) {
        this.weightShape = weightShape;
        this.geometry = geometry;
    }

    @Override
    protected Tensor forward(Tensor a, Tensor x) {
        return Convolutions.conv2dWeight(a, x, weightShape, geometry);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable x, Variable y) {
        return new Conv2dOp(geometry).apply(x, g);
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable x, Variable y) {
        return new Conv2dInputOp(x.shape(), geometry).apply(a, g);
    }

    @Override
    public String attributes() {
        return "weight=" + weightShape + "," + geometry;
    }
}
