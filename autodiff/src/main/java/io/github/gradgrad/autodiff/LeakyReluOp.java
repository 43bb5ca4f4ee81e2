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
 * <p>Notes: everywhere. Where the slope is not negative, y has the sign of x, so that x is not needed for the gradient, and y may take
 * its array ({@link Activations#leakyReluInPlace}). At the kink, 0, the derivative is that of the left side, slope: for the ReLU, slope 0, a unit
 * that gives nothing learns nothing, as in PyTorch. The second derivative, 0 on either side, is absent at the kink
 * too.
 */
@Formula(y = "x where x > 0, else slope x", gradient = "g where x > 0, else slope g")
final class LeakyReluOp extends UnaryOp {
    private final double slope;
    private final boolean inPlace;

    LeakyReluOp(double slope) {
        this(slope, false);
    }

    private LeakyReluOp(double slope, boolean inPlace) {
        this.slope = slope;
        this.inPlace = inPlace;
    }

    /** One whose result takes the array of x. */
    static LeakyReluOp inPlace(double slope) {
        if (!(slope >= 0)) {
            throw new IllegalArgumentException(
                    "leakyReluInPlace: a slope of at least 0 expected, since the sign of x is"
                            + " read off the result, got " + slope);
        }
        return new LeakyReluOp(slope, true);
    }

    @Override
    protected Tensor forward(Tensor x) {
        LeakyRelu f = new LeakyRelu(slope);
        return inPlace ? Elementwise.mapInPlace(f, x) : Elementwise.map(f, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        // Either has the sign; x may be used up.
        return new MaskedScaleOp(slope).apply(g, slope >= 0 ? y : x);
    }

    @Override
    public String attributes() {
        return "slope=" + slope;
    }
}
