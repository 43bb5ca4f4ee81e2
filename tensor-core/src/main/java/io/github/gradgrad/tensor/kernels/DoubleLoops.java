package io.github.gradgrad.tensor.kernels;

/** {@link LoopKernels} on {@code double[]}. */
final class DoubleLoops extends LoopKernels<double[]> {
    @Override
    protected double get(double[] array, int i) {
        return array[i];
    }

    @Override
    protected void set(double[] array, int i, double value) {
        array[i] = value;
    }

    @Override
    protected double smallestNormal() {
        return Double.MIN_NORMAL;
    }
}
