package io.github.gradgrad.benchmarks.critic;

/**
 * The size of a layer's product for one sample.
 *
 * @param operations floating-point operations of the product: a multiplication and an addition for each weight that is used
 * @param inputs how many numbers go in
 * @param outputs how many come out
 * @param weights how many weights it has
 */
record LayerSize(long operations, long inputs, long outputs, long weights) {
    static LayerSize linear(int inputs, int outputs) {
        long weights = (long) inputs * outputs;
        return new LayerSize(2 * weights, inputs, outputs, weights);
    }

    /** A convolution that halves images of {@code size} by {@code size} pixels, rounding up. */
    static LayerSize halving(int channels, int filters, int kernel, int size) {
        long weights = (long) filters * channels * kernel * kernel, half = (size + 1L) / 2, pixels = half * half;
        return new LayerSize(2 * weights * pixels, (long) channels * size * size, filters * pixels, weights);
    }
}
