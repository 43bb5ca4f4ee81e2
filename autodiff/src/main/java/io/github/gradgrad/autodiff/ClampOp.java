package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Clamp;

/**
 * Forward: y = x limited to [min, max].
 *
 * <p>Gradient: dx = g where x is between the limits, else 0: {@link GateOp}.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere; an infinite limit is none. At a limit the derivative is 1 if the ends are closed, so that what
 * lies on it can still move (PyTorch's clamp), and 0 if they are open (its hardtanh). The second derivative is absent.
 */
@Formula(y = "x limited to [min, max]", gradient = "g where x is between the limits, else 0")
final class ClampOp extends UnaryOp {
    private final double min;
    private final double max;
    private final boolean closed;

    ClampOp(double min, double max, boolean closed) {
        this.min = min;
        this.max = max;
        this.closed = closed;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(new Clamp(min, max), x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return new GateOp(min, max, closed).apply(g, x);
    }

    @Override
    public String attributes() {
        return "min=" + min + ",max=" + max + (closed ? ",closed" : "");
    }
}
