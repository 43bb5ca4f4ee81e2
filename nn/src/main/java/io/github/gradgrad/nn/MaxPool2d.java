package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Pooling;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;

/**
 * The maximum of each window of an image: [N, C, H, W] to [N, C, H', W'], H' as {@link ConvGeometry} says. Of equal
 * maxima the first counts; see {@link Pooling#maxPool2d}.
 */
public final class MaxPool2d extends Layer {
    private final int kernelH;
    private final int kernelW;
    private final ConvGeometry geometry;

    private MaxPool2d(int kernelH, int kernelW, ConvGeometry geometry) {
        this.kernelH = kernelH;
        this.kernelW = kernelW;
        this.geometry = geometry;
    }

    /** Square windows side by side: the stride is the kernel's size, as in PyTorch. */
    public static MaxPool2d of(int kernel) {
        return of(kernel, kernel, ConvGeometry.of(kernel, 0));
    }

    /** Windows of the given size, placed by the geometry, which has one group. */
    public static MaxPool2d of(int kernelH, int kernelW, ConvGeometry geometry) {
        return new MaxPool2d(kernelH, kernelW, geometry);
    }

    /** {@inheritDoc} The input is [N, C, H, W]. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        return Pooling.maxPool2d(x, kernelH, kernelW, geometry);
    }

    /** Such as {@code MaxPool2d(2x2, stride 2)}. */
    @Override
    public String toString() {
        return "MaxPool2d(" + WindowText.of(kernelH, kernelW, geometry) + ")";
    }
}
