package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;

/**
 * Forward: y = exp(x) - 1.
 *
 * <p>Gradient: dx = g exp(x).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere; infinite where exp(x) is. Keeps its digits near 0, where exp(x) and 1 would cancel. The rule
 * takes exp(x) rather than y + 1, which has lost them far to the left.
 */
@Formula(y = "exp(x) - 1", gradient = "g exp(x)")
final class Expm1Op extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(Unary.EXPM1, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(x.exp());
    }
}
