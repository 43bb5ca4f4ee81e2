package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Forward: y = the convolution of images x with weights w, plus the bias b, if any; kernels not flipped.
 *
 * <p>Gradient: dx = {@link Conv2dInputOp}(g, w), dw = {@link Conv2dWeightOp}(g, x), db = the sum of g over all but its channels.
 *
 * <p>Shapes: x [N, Ci, H, W], w [Co, Ci/groups, Kh, Kw], b [Co], y [N, Co, H', W'] as {@link ConvGeometry} says.
 *
 * <p>Notes: linear in x and in w. The three ops are closed under differentiation: each one's gradients are the other two. The sums
 * start at the bias, which saves {@link AddOp}'s pass over y.
 */
@Formula(
        inputs = {"x", "w", "b"},
        y = "the convolution of images x with weights w, plus the bias b, if any",
        gradient = {"conv2dInput(g, w)", "conv2dWeight(g, x)", "the sum of g over all but its channels"})
final class Conv2dOp extends Op {
    private final ConvGeometry geometry;

    Conv2dOp(ConvGeometry geometry) {
        this.geometry = geometry;
    }

    @Override
    protected Tensor forward(List<Tensor> inputs) {
        Tensor x = inputs.get(0), w = inputs.get(1);
        return Convolutions.conv2d(x, w, inputs.size() > 2 ? inputs.get(2) : null, geometry);
    }

    @Override
    protected Variable gradient(int i, Variable g, List<Variable> inputs, Variable output) {
        Variable x = inputs.get(0), w = inputs.get(1);
        return switch (i) {
            case 0 -> new Conv2dInputOp(x.shape(), geometry).apply(g, w);
            case 1 -> new Conv2dWeightOp(w.shape(), geometry).apply(g, x);
            default -> g.sum(0, 2, 3);
        };
    }

    @Override
    public String attributes() {
        return geometry.toString();
    }
}
