package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * Forward: y = x with its order reversed along some dims.
 *
 * <p>Gradient: dx = g reversed back: this op again.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere; linear, its own inverse.
 */
@Formula(y = "x with its order reversed along some dims", gradient = "g reversed back")
final class FlipOp extends UnaryOp {
    private final int[] axes;

    FlipOp(int... axes) {
        this.axes = axes.clone();
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Layouts.flip(x, axes);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return new FlipOp(axes).apply(g);
    }

    @Override
    public String attributes() {
        return "dims=" + Arrays.toString(axes);
    }
}
