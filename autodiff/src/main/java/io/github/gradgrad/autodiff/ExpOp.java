package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = exp(x).
 *
 * <p>Gradient: dx = g y.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere; infinite above 709.78 (FLOAT32: 88.72). Uses the live output, so that y is differentiated
 * again at the next order.
 */
@Formula(y = "exp(x)", gradient = "g y")
final class ExpOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.EXP, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(y);
    }
}
