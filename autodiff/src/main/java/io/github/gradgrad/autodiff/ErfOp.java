package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = erf(x) = 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.
 *
 * <p>Gradient: dx = g 2 / sqrt(pi) exp(-x^2).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: smooth everywhere; far out y is 1 or -1 and every derivative 0.
 */
@Formula(y = "erf(x)", gradient = "g 2 / sqrt(pi) exp(-x^2)")
final class ErfOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.ERF, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(x.square().neg().exp().mul(2 / Math.sqrt(Math.PI)));
    }
}
