package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = zeros of the target shape, with x where {@link SliceOp} would take it from.
 *
 * <p>Gradient: that slice of g.
 *
 * <p>Shapes: y the target shape, x as the slice of it.
 *
 * <p>Notes: linear. The adjoint of {@link SliceOp}, and zero padding along one dim.
 */
@Formula(y = "zeros of the target shape, with x where slice would take it from", gradient = "that slice of g")
final class UnsliceOp extends UnaryOp {
    private final Shape target;
    private final int d;
    private final int start;
    private final int end;
    private final int step;

    UnsliceOp(Shape target, int d, int start, int end, int step) {
        this.target = target;
        this.d = d;
        this.start = start;
        this.end = end;
        this.step = step;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Layouts.unslice(x, target, d, start, step);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.slice(d, start, end, step);
    }

    @Override
    public String attributes() {
        return "target=" + target + ",dim=" + d + "," + start + ":" + end + ":" + step;
    }
}
