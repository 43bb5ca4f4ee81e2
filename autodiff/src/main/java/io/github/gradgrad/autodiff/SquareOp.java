package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = x^2.
 *
 * <p>Gradient: dx = 2 g x.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere; the third derivative is absent.
 */
@Formula(y = "x^2", gradient = "2 g x")
final class SquareOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SQUARE, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(x).mul(2);
    }
}
