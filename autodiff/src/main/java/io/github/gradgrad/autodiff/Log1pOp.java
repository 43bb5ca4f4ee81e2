package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = log(1 + x), x &gt;= -1.
 *
 * <p>Gradient: dx = g / (1 + x).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: x &gt; -1. At -1 minus infinity, with an infinite derivative, which are the limits from the right; NaN
 * below. Keeps its digits near 0, which 1 + x would round away.
 */
@Formula(y = "log(1 + x)", gradient = "g / (1 + x)")
final class Log1pOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.LOG1P, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.div(x.add(1));
    }
}
