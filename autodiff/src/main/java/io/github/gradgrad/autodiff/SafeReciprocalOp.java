package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = 1/x, and 0 at x = 0.
 *
 * <p>Gradient: dx = -g y^2.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere. At 0, where 1/x has a pole, the value is 0 by convention and with it every derivative: so
 * {@link SafeNormOp} stays finite at 0.
 */
@Formula(y = "1/x, and 0 at x = 0", gradient = "-g y^2")
final class SafeReciprocalOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SAFE_RECIPROCAL, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(y.square()).neg();
    }
}
