package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;

/**
 * Forward: y = a / b.
 *
 * <p>Gradient: da = g / b, db = -g y / b.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: IEEE division: where b is 0 an infinity, and NaN if a is 0 too; a pole has no better value. Uses the live
 * output.
 */
@Formula(
        y = "a / b",
        gradient = {"g / b", "-g y / b"})
final class DivOp extends BinaryOp {
    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(Binary.DIV, a, b);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return g.div(b);
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return g.mul(y).div(b).neg();
    }
}
