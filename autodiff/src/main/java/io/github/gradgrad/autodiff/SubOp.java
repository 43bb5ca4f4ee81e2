package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;

/**
 * Forward: y = a - b.
 *
 * <p>Gradient: da = g, db = -g.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: everywhere; linear, so the second derivative is absent.
 */
@Formula(
        y = "a - b",
        gradient = {"g", "-g"})
final class SubOp extends BinaryOp {
    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(Binary.SUB, a, b);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return g;
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return g.neg();
    }
}
