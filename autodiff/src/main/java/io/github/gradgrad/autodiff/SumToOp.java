package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = x summed over every dim in which y would stretch to x.
 *
 * <p>Gradient: dx = g stretched again: {@link BroadcastToOp}.
 *
 * <p>Shapes: y broadcasts to x by numpy's rule.
 *
 * <p>Notes: everywhere; linear. The adjoint of broadcasting; {@code sum} and {@code mean} are made of it.
 */
@Formula(y = "x summed over every dim in which y would stretch to x", gradient = "g stretched again")
final class SumToOp extends UnaryOp {
    private final Shape target;

    SumToOp(Shape target) {
        this.target = target;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Reductions.sumTo(x, target);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.broadcastTo(x.shape());
    }

    @Override
    public String attributes() {
        return "target=" + target;
    }
}
