package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Resampling;
import io.github.gradgrad.autodiff.Variable;

/**
 * Channels moved into space (Shi et al., 2016, equation 4): [N, C factor^2, H, W] to [N, C, factor H, factor W]; see
 * {@link Resampling#pixelShuffle}.
 */
public final class PixelShuffle extends Layer {
    private final int factor;

    private PixelShuffle(int factor) {
        this.factor = factor;
    }

    /**
     * For a factor.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static PixelShuffle of(int factor) {
        if (factor < 1) throw new IllegalArgumentException("pixelShuffle: factor " + factor + ", at least 1 expected");
        return new PixelShuffle(factor);
    }

    /** {@inheritDoc} The input is [N, C, H, W] with C a multiple of the factor's square. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        return Resampling.pixelShuffle(x, factor);
    }

    /** Such as {@code PixelShuffle(2)}. */
    @Override
    public String toString() {
        return "PixelShuffle(" + factor + ")";
    }
}
