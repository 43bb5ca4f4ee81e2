package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.AdaptivePooling;
import io.github.gradgrad.autodiff.Variable;

/**
 * The mean of each of a given number of windows, whatever the image's size: [N, C, H, W] to [N, C, height, width].
 *
 * <p>Along a side of n elements with m windows, window i reaches from floor(i n / m) to before ceil((i + 1) n / m), as in
 * PyTorch; so {@code of(1)} is global average pooling (Lin, Chen and Yan, 2014, section 3.2). See {@link AdaptivePooling#adaptiveAvgPool2d}.
 */
public final class AdaptiveAvgPool2d extends Layer {
    private final int height;
    private final int width;

    private AdaptiveAvgPool2d(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /** To a square. */
    public static AdaptiveAvgPool2d of(int size) {
        return of(size, size);
    }

    /**
     * To a given size.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public static AdaptiveAvgPool2d of(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "adaptiveAvgPool2d: a size of at least 1 expected, got [" + height + ", " + width + "]");
        }
        return new AdaptiveAvgPool2d(height, width);
    }

    /** {@inheritDoc} The input is [N, C, H, W]. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        return AdaptivePooling.adaptiveAvgPool2d(x, height, width);
    }

    /** Such as {@code AdaptiveAvgPool2d(1x1)}. */
    @Override
    public String toString() {
        return "AdaptiveAvgPool2d(" + height + "x" + width + ")";
    }
}
