package io.github.gradgrad.tensor.kernels;

/**
 * A convolution and its two adjoints on raw arrays, each image [channels, height, width] after the other. Arguments are
 * trusted; the arrays of a result need not hold zeros. A bias has a number for each channel of the result.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface ConvKernels<A> {
    /** Whether this is the fastest way for these sizes. */
    boolean serves(ConvSizes sizes);

    /** y = the convolution of x with w, plus the bias. */
    void conv2d(ConvSizes sizes, A x, A w, A bias, A y);

    /** dx = the adjoint with respect to the images, applied to g, plus the bias. */
    void conv2dInput(ConvSizes sizes, A g, A w, A bias, A dx);

    /** dw = the adjoint with respect to the weights. */
    void conv2dWeight(ConvSizes sizes, A g, A x, A dw);
}
