package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;

/** Each sample under another shape: [N, ...] to [N, shape...], the elements in row-major order. */
public final class Reshape extends Layer {
    private final Shape sample;

    private Reshape(Shape sample) {
        this.sample = sample;
    }

    /**
     * To samples of the given sizes, such as {@code of(1, 28, 28)} for grey pictures.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static Reshape of(int... sample) {
        return new Reshape(Shape.of(sample));
    }

    @Override
    public Variable forward(Variable x, Pass pass) {
        if (x.shape().rank() == 0 || x.shape().size() / x.shape().dim(0) != sample.size()) {
            throw new IllegalArgumentException(
                    this + ": samples of " + sample.size() + " elements expected, [N, ...], got " + x.shape());
        }
        int[] dims = new int[1 + sample.rank()];
        dims[0] = x.shape().dim(0);
        System.arraycopy(sample.toArray(), 0, dims, 1, sample.rank());
        return x.reshape(Shape.of(dims));
    }

    @Override
    public String toString() {
        return "Reshape" + sample;
    }
}
