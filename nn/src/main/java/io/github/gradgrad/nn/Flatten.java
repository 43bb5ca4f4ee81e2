package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;

/** Each sample as one row: [N, ...] to [N, number of elements of a sample]. */
public final class Flatten extends Layer {
    private Flatten() {}

    public static Flatten of() {
        return new Flatten();
    }

    /** {@inheritDoc} A scalar has no samples and is refused. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        if (x.shape().rank() == 0) throw new IllegalArgumentException(this + ": [N, ...] expected, got " + x.shape());
        int samples = x.shape().dim(0);
        return x.reshape(Shape.of(samples, x.shape().size() / samples));
    }
}
