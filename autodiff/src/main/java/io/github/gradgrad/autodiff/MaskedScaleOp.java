package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.MaskedScale;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = a where b &gt; 0, else slope a.
 *
 * <p>Gradient: da = g where b &gt; 0, else slope g: this op again. db is absent.
 *
 * <p>Shapes: a and b broadcast; each gradient is summed back by {@link BinaryOp}.
 *
 * <p>Notes: everywhere. The gradient of {@link LeakyReluOp}. Piecewise constant in b, so nothing flows there: that
 * absent zero is why a ReLU's second derivative costs nothing. b = 0 counts as the left side. Slope 0 is a mask: what
 * it hides, be it NaN, is 0.
 */
@Formula(
        y = "a where b > 0, else slope a",
        gradient = {"g where b > 0, else slope g", "absent: y is piecewise constant in b"})
final class MaskedScaleOp extends BinaryOp {
    private final double slope;

    MaskedScaleOp(double slope) {
        this.slope = slope;
    }

    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Elementwise.combine(new MaskedScale(slope), a, b);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return new MaskedScaleOp(slope).apply(g, b);
    }

    @Override
    protected @Nullable Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return null;
    }

    @Override
    public String attributes() {
        return "slope=" + slope;
    }
}
