package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Pooling;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;

/**
 * The mean of each window of an image: [N, C, H, W] to [N, C, H', W'], H' as {@link ConvGeometry} says. Padding counts
 * as zeros unless {@link #withoutPadding} is said, as in PyTorch; see {@link Pooling#avgPool2d}.
 */
public final class AvgPool2d extends Layer {
    private final int kernelH;
    private final int kernelW;
    private final ConvGeometry geometry;
    private boolean countsPadding = true;

    private AvgPool2d(int kernelH, int kernelW, ConvGeometry geometry) {
        this.kernelH = kernelH;
        this.kernelW = kernelW;
        this.geometry = geometry;
    }

    /** Square windows side by side: the stride is the kernel's size, as in PyTorch. */
    public static AvgPool2d of(int kernel) {
        return of(kernel, kernel, ConvGeometry.of(kernel, 0));
    }

    /** Windows of the given size, placed by the geometry, which has one group. */
    public static AvgPool2d of(int kernelH, int kernelW, ConvGeometry geometry) {
        return new AvgPool2d(kernelH, kernelW, geometry);
    }

    /** Divides by the number of elements of a window that are not padding. */
    public AvgPool2d withoutPadding() {
        countsPadding = false;
        return this;
    }

    /** {@inheritDoc} The input is [N, C, H, W]. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        return countsPadding
                ? Pooling.avgPool2d(x, kernelH, kernelW, geometry)
                : Pooling.avgPool2dWithoutPadding(x, kernelH, kernelW, geometry);
    }

    /** Such as {@code AvgPool2d(2x2, stride 2)}. */
    @Override
    public String toString() {
        return "AvgPool2d(" + WindowText.of(kernelH, kernelW, geometry) + ")";
    }
}
