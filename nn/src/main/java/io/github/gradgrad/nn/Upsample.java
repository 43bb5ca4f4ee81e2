package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Resampling;
import io.github.gradgrad.autodiff.Variable;
import java.util.function.UnaryOperator;

/**
 * Images enlarged by a whole factor: [N, C, H, W] to [N, C, factor H, factor W], with the formulas of
 * {@link Resampling}. Followed by a convolution it makes pictures without the checkerboards of {@link ConvTranspose2d}
 * (Odena, Dumoulin and Olah, 2016).
 */
public final class Upsample extends Layer {
    private final String description;
    private final UnaryOperator<Variable> function;

    private Upsample(String mode, int factor, UnaryOperator<Variable> function) {
        if (factor < 1) throw new IllegalArgumentException("upsample: a factor of at least 1 expected, got " + factor);
        this.description = "Upsample(" + mode + ", " + factor + ")";
        this.function = function;
    }

    /** Every pixel repeated. */
    public static Upsample nearest(int factor) {
        return new Upsample("nearest", factor, x -> Resampling.upsampleNearest2d(x, factor, factor));
    }

    /** Linear interpolation, pixels taken as areas: PyTorch's bilinear mode. */
    public static Upsample bilinear(int factor) {
        return new Upsample("bilinear", factor, x -> Resampling.upsampleBilinear2d(x, factor, factor));
    }

    /** Linear interpolation, pixels taken as points: PyTorch's bilinear mode with aligned corners. */
    public static Upsample bilinearAlignedCorners(int factor) {
        return new Upsample(
                "bilinear, aligned corners",
                factor,
                x -> Resampling.upsampleBilinear2dAlignedCorners(x, factor, factor));
    }

    /** {@inheritDoc} The input is [N, C, H, W]. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        return function.apply(x);
    }

    /** Such as {@code Upsample(nearest, 2)}. */
    @Override
    public String toString() {
        return description;
    }
}
