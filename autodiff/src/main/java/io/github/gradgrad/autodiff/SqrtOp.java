package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = sqrt(x), x &gt;= 0.
 *
 * <p>Gradient: dx = g / (2 y).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: x &gt;= 0, NaN below. At 0 the derivative is infinite, as its limit is; for the norm of what may vanish
 * use {@link SafeNormOp}.
 */
@Formula(y = "sqrt(x)", gradient = "g / (2 y)")
final class SqrtOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SQRT, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.div(y.mul(2));
    }
}
