package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = every step-th element of x along dim d, from start up to but not including end.
 *
 * <p>Gradient: g put back in its place, zeros elsewhere: {@link UnsliceOp}.
 *
 * <p>Shapes: y as x, but for dim d.
 *
 * <p>Notes: linear; 0 &lt;= start &lt; end &lt;= size, step &gt;= 1.
 */
@Formula(y = "every step-th element of x along dim d", gradient = "g put back in its place, zeros elsewhere")
final class SliceOp extends UnaryOp {
    private final int d;
    private final int start;
    private final int end;
    private final int step;

    SliceOp(int d, int start, int end, int step) {
        this.d = d;
        this.start = start;
        this.end = end;
        this.step = step;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Layouts.slice(x, d, start, end, step);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return new UnsliceOp(x.shape(), d, start, end, step).apply(g);
    }

    @Override
    public String attributes() {
        return "dim=" + d + "," + start + ":" + end + ":" + step;
    }
}
