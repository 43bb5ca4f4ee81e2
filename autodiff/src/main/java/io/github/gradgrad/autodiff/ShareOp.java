package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = 1 where a &gt; b, a half where they are equal, else 0.
 *
 * <p>Gradient: absent for both: y is piecewise constant.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: everywhere; NaN if either is. The derivative of max(a, b) with respect to a. It jumps at a tie, and its
 * own derivative is taken as 0 there as beside it.
 */
@Formula(
        y = "1 where a > b, a half where they are equal, else 0",
        gradient = {"absent: y is piecewise constant in a", "absent: y is piecewise constant in b"})
final class ShareOp extends BinaryOp {
    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(Binary.SHARE, a, b);
    }

    @Override
    protected @Nullable Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return null;
    }

    @Override
    protected @Nullable Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return null;
    }
}
