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
 * <p>Notes: everywhere. At the kink, 0, the derivative is that of the left side, slope: for the ReLU, slope 0, a unit
 * that gives nothing learns nothing, as in PyTorch. The second derivative, 0 on either side, is absent at the kink
 * too.
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
