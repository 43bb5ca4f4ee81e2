package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.LeakyRelu;

/**
 * Forward: y = x where x &gt; 0, else slope x.
 *
 * <p>Gradient: dx = g where x &gt; 0, else slope g: {@link MaskedScaleOp}.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: slope 0 is the ReLU. At 0 the derivative is that of the left side, as in PyTorch. The second derivative is
 * absent.
 */
@Formula(y = "x where x > 0, else slope x", gradient = "g where x > 0, else slope g")
final class LeakyReluOp extends UnaryOp {
    private final double slope;

    LeakyReluOp(double slope) {
        this.slope = slope;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(new LeakyRelu(slope), x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return new MaskedScaleOp(slope).apply(g, x);
    }

    @Override
    public String attributes() {
        return "slope=" + slope;
    }
}
