package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = x stretched to the target shape.
 *
 * <p>Gradient: dx = g summed over the copies: {@link SumToOp}.
 *
 * <p>Shapes: x broadcasts to y by numpy's rule.
 *
 * <p>Notes: everywhere; linear. Each the gradient of the other, {@code SumTo} and this are closed under
 * differentiation.
 */
@Formula(y = "x stretched to the target shape", gradient = "g summed over the copies")
final class BroadcastToOp extends UnaryOp {
    private final Shape target;

    BroadcastToOp(Shape target) {
        this.target = target;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Layouts.broadcastTo(x, target);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.sumTo(x.shape());
    }

    @Override
    public String attributes() {
        return "target=" + target;
    }
}
