package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = sin(x).
 *
 * <p>Gradient: dx = g cos(x).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: smooth everywhere. With {@link CosOp} it is closed under differentiation.
 */
@Formula(y = "sin(x)", gradient = "g cos(x)")
final class SinOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SIN, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(Elementary.cos(x));
    }
}
