package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Reducer;
import java.util.Arrays;

/**
 * Forward: y = the greatest x over some dims, all of them if none is given.
 *
 * <p>Gradient: dx = g where x is y, shared evenly where there are several: g s / (sum of s), s the {@link ShareOp} of
 * x and y.
 *
 * <p>Shapes: x any, y as x with the reduced dims of size 1.
 *
 * <p>Notes: everywhere; NaN if any x is. Ties share evenly, which favours none, as in PyTorch's amax; the second
 * derivative is absent.
 */
@Formula(y = "the greatest x over some dims", gradient = "g s / (sum of s), s the share of x and y")
final class AmaxOp extends UnaryOp {
    private final int[] axes;

    AmaxOp(int... axes) {
        this.axes = axes.clone();
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Reductions.reduce(Reducer.MAX, x, axes);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        // A half where x is the greatest, 0 elsewhere: divided by its sum, the halves do not matter.
        Variable share = new ShareOp().apply(x, y);
        return share.mul(g.div(share.sumTo(y.shape())));
    }

    @Override
    public String attributes() {
        return "dims=" + Arrays.toString(axes);
    }
}
