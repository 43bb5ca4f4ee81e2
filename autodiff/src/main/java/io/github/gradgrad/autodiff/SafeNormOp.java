package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = sqrt(sum of x^2) over the dims in which y has size 1.
 *
 * <p>Gradient: dx = g x / y, and 0 where y is 0.
 *
 * <p>Shapes: x any, y as x with the reduced dims of size 1.
 *
 * <p>Notes: everywhere. A norm has no derivative at 0. The convention here is 0, for the first and every further
 * order: it is the subgradient of least norm, and it leaves a critic that is flat somewhere trainable where NaN would
 * end it.
 */
@Formula(y = "sqrt(sum of x^2)", gradient = "g x / y")
final class SafeNormOp extends UnaryOp {
    private final Shape target;

    SafeNormOp(Shape target) {
        this.target = target;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SQRT, Reductions.sumTo(Elementwise.map(Unary.SQUARE, x), target));
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return x.mul(g.mul(Elementary.safeReciprocal(y)));
    }

    @Override
    public String attributes() {
        return "target=" + target;
    }
}
