package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = log(x), x &gt; 0.
 *
 * <p>Gradient: dx = g / x.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: x &gt; 0. At 0 minus infinity, with an infinite derivative, which are the limits from the right; NaN
 * below.
 */
@Formula(y = "log(x)", gradient = "g / x")
final class LogOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.LOG, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.div(x);
    }
}
