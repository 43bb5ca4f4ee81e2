package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = cos(x).
 *
 * <p>Gradient: dx = -g sin(x).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: smooth everywhere. With {@link SinOp} it is closed under differentiation.
 */
@Formula(y = "cos(x)", gradient = "-g sin(x)")
final class CosOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.COS, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(Elementary.sin(x)).neg();
    }
}
