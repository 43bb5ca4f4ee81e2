package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;

/**
 * Forward: y = the greater of a and b.
 *
 * <p>Gradient: da = g {@link ShareOp}(a, b), db = g {@link ShareOp}(b, a): each one's share of the maximum.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: everywhere; NaN if either is. At a tie each gets half: the middle of what either side would give, which
 * favours neither, and PyTorch's choice. {@code minimum} and {@code abs} are made of it.
 */
@Formula(
        y = "the greater of a and b",
        gradient = {"g share(a, b)", "g share(b, a)"})
final class MaximumOp extends BinaryOp {
    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(Binary.MAXIMUM, a, b);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return g.mul(new ShareOp().apply(a, b));
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return g.mul(new ShareOp().apply(b, a));
    }
}
