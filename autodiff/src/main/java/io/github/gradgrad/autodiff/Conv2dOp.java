package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = the convolution of images x with weights w, kernels not flipped.
 *
 * <p>Gradient: dx = {@link Conv2dInputOp}(g, w), dw = {@link Conv2dWeightOp}(g, x).
 *
 * <p>Shapes: x [N, Ci, H, W], w [Co, Ci/groups, Kh, Kw], y [N, Co, H', W'] as {@link ConvGeometry} says.
 *
 * <p>Notes: linear in x and in w. The three ops are closed under differentiation: each one's gradients are the other two.
 */
@Formula(
        inputs = {"x", "w"},
        y = "the convolution of images x with weights w",
        gradient = {"conv2dInput(g, w)", "conv2dWeight(g, x)"})
final class Conv2dOp extends BinaryOp {
    private final ConvGeometry geometry;

    Conv2dOp(ConvGeometry geometry) {
        this.geometry = geometry;
    }

    @Override
    protected Tensor forward(Tensor x, Tensor w) {
        return Convolutions.conv2d(x, w, geometry);
    }

    @Override
    protected Variable gradientA(Variable g, Variable x, Variable w, Variable y) {
        return new Conv2dInputOp(x.shape(), geometry).apply(g, w);
    }

    @Override
    protected Variable gradientB(Variable g, Variable x, Variable w, Variable y) {
        return new Conv2dWeightOp(w.shape(), geometry).apply(g, x);
    }

    @Override
    public String attributes() {
        return geometry.toString();
    }
}
