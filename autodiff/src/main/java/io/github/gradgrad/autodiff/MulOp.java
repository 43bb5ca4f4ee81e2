package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;

/**
 * Forward: y = a b, element by element.
 *
 * <p>Gradient: da = g b, db = g a.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: everywhere; bilinear: the second derivatives are g itself, crosswise.
 */
@Formula(
        y = "a b",
        gradient = {"g b", "g a"})
final class MulOp extends BinaryOp {
    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(Binary.MUL, a, b);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return g.mul(b);
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return g.mul(a);
    }
}
