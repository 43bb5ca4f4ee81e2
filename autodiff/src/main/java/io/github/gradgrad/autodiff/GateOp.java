package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Gate;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = a where min &lt; b &lt; max, else 0.
 *
 * <p>Gradient: da = g where a came through, else 0: this op again. db is absent.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: everywhere. The gradient of {@link ClampOp}. Where it is closed, a limit itself lets a through, and so
 * does NaN. Piecewise constant in b, so nothing flows there.
 */
@Formula(
        y = "a where min < b < max, else 0",
        gradient = {"g where a came through, else 0", "absent: y is piecewise constant in b"})
final class GateOp extends BinaryOp {
    private final double min;
    private final double max;
    private final boolean closed;

    GateOp(double min, double max, boolean closed) {
        this.min = min;
        this.max = max;
        this.closed = closed;
    }

    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(new Gate(min, max, closed), a, b);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return new GateOp(min, max, closed).apply(g, b);
    }

    @Override
    protected @Nullable Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return null;
    }

    @Override
    public String attributes() {
        return "min=" + min + ",max=" + max + (closed ? ",closed" : "");
    }
}
