package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = the transposed convolution of a with w, d&lt;a, conv2d(x, w)&gt;/dx: each a[n, o, i, j] adds its multiple of the weights of o to its window.
 *
 * <p>Gradient: da = {@link Conv2dOp}(g, w), dw = {@link Conv2dWeightOp}(a, g).
 *
 * <p>Shapes: a [N, Co, H', W'] as the convolution of an x of the input shape, w [Co, Ci/groups, Kh, Kw], y the input shape.
 *
 * <p>Notes: the gradient of {@link Conv2dOp}, and the transposed convolution of a. x itself plays no part.
 */
@Formula(
        inputs = {"a", "w"},
        y = "the transposed convolution of a with w",
        gradient = {"conv2d(g, w)", "conv2dWeight(a, g)"})
final class Conv2dInputOp extends BinaryOp {
    private final Shape inputShape;
    private final ConvGeometry geometry;

    Conv2dInputOp(Shape inputShape, ConvGeometry geometry) {
        this.inputShape = inputShape;
        this.geometry = geometry;
    }

    @Override
    protected Tensor forward(Tensor a, Tensor w) {
        return Convolutions.conv2dInput(a, w, inputShape, geometry);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable w, Variable y) {
        return new Conv2dOp(geometry).apply(g, w);
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable w, Variable y) {
        return new Conv2dWeightOp(w.shape(), geometry).apply(a, g);
    }

    @Override
    public String attributes() {
        return "input=" + inputShape + "," + geometry;
    }
}
