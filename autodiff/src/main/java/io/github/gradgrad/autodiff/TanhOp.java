package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = tanh(x).
 *
 * <p>Gradient: dx = g (1 - y^2).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: smooth everywhere; far out y is 1 or -1 and every derivative 0. Uses the live output.
 */
@Formula(y = "tanh(x)", gradient = "g (1 - y^2)")
final class TanhOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.TANH, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.sub(g.mul(y.square()));
    }
}
