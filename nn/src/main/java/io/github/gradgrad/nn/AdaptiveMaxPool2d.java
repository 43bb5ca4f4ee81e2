package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.AdaptivePooling;
import io.github.gradgrad.autodiff.Variable;

/**
 * The maximum of each of a given number of windows, whatever the image's size: [N, C, H, W] to [N, C, height, width].
 *
 * <p>Along a side of n elements with m windows, window i reaches from floor(i n / m) to before ceil((i + 1) n / m), as in
 * PyTorch; so {@code of(1)} is the largest number of each channel. See {@link AdaptivePooling#adaptiveMaxPool2d}.
 */
public final class AdaptiveMaxPool2d extends Layer {
    private final int height;
    private final int width;

    private AdaptiveMaxPool2d(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /** To a square. */
    public static AdaptiveMaxPool2d of(int size) {
        return of(size, size);
    }

    /**
     * To a given size.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public static AdaptiveMaxPool2d of(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "adaptiveMaxPool2d: a size of at least 1 expected, got [" + height + ", " + width + "]");
        }
        return new AdaptiveMaxPool2d(height, width);
    }

    /** {@inheritDoc} The input is [N, C, H, W]. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        return AdaptivePooling.adaptiveMaxPool2d(x, height, width);
    }

    /** Such as {@code AdaptiveMaxPool2d(1x1)}. */
    @Override
    public String toString() {
        return "AdaptiveMaxPool2d(" + height + "x" + width + ")";
    }
}
