package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = 1 / (1 + exp(-x)).
 *
 * <p>Gradient: dx = g y (1 - y).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: smooth everywhere; far out y is 1 or 0 and every derivative 0. Uses the live output; computed without
 * overflow on either side.
 */
@Formula(y = "1 / (1 + exp(-x))", gradient = "g y (1 - y)")
final class SigmoidOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.SIGMOID, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(y).mul(y.neg().add(1));
    }
}
