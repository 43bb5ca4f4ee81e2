package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = -x.
 *
 * <p>Gradient: dx = -g.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere; linear, so the second derivative is absent.
 */
@Formula(y = "-x", gradient = "-g")
final class NegOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.NEG, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.neg();
    }
}
