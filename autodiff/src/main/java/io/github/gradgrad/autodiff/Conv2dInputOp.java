package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Forward: y = the transposed convolution of a with w, plus the bias b, if any. It is d&lt;a, conv2d(x, w)&gt;/dx: each a[n, o, i, j]
 * adds its multiple of the weights of o to its window.
 *
 * <p>Gradient: da = {@link Conv2dOp}(g, w), dw = {@link Conv2dWeightOp}(a, g), db = the sum of g over all but its channels.
 *
 * <p>Shapes: a [N, Co, H', W'] as the convolution of an x of the input shape, w [Co, Ci/groups, Kh, Kw], b [Ci], y the input shape.
 *
 * <p>Notes: the gradient of {@link Conv2dOp}, and the transposed convolution of a. x itself plays no part.
 */
@Formula(
        inputs = {"a", "w", "b"},
        y = "the transposed convolution of a with w, plus the bias b, if any",
        gradient = {"conv2d(g, w)", "conv2dWeight(a, g)", "the sum of g over all but its channels"})
final class Conv2dInputOp extends Op {
    private final Shape inputShape;
    private final ConvGeometry geometry;

    Conv2dInputOp(Shape inputShape, ConvGeometry geometry) {
        this.inputShape = inputShape;
        this.geometry = geometry;
    }

    @Override
    protected Tensor forward(List<Tensor> inputs) {
        Tensor a = inputs.get(0), w = inputs.get(1);
        return Convolutions.conv2dInput(a, w, inputs.size() > 2 ? inputs.get(2) : null, inputShape, geometry);
    }

    @Override
    protected Variable gradient(int i, Variable g, List<Variable> inputs, Variable output) {
        Variable a = inputs.get(0), w = inputs.get(1);
        return switch (i) {
            case 0 -> new Conv2dOp(geometry).apply(g, w);
            case 1 -> new Conv2dWeightOp(w.shape(), geometry).apply(a, g);
            default -> g.sum(0, 2, 3);
        };
    }

    @Override
    public String attributes() {
        return "input=" + inputShape + "," + geometry;
    }
}
