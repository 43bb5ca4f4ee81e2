package io.github.gradgrad.tensor.kernels;

/** {@link LoopKernels} on {@code float[]}. */
final class FloatLoops extends LoopKernels<float[]> {
    @Override
    protected double get(float[] array, int i) {
        return array[i];
    }

    @Override
    protected void set(float[] array, int i, double value) {
        array[i] = (float) value;
    }

    @Override
    protected double smallestNormal() {
        return Float.MIN_NORMAL;
    }
}
