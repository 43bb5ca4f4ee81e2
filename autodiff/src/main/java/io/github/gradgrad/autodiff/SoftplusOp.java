package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = log(1 + exp(x)).
 *
 * <p>Gradient: dx = g sigmoid(x).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: smooth everywhere. Computed as max(x, 0) + log1p(exp(-|x|)), which neither overflows nor loses small
 * values.
 */
@Formula(y = "log(1 + exp(x))", gradient = "g sigmoid(x)")
final class SoftplusOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SOFTPLUS, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(x.sigmoid());
    }
}
