package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Shape;

/**
 * How widely a weight connects.
 *
 * @param in how many inputs each output is computed from
 * @param out how many outputs each input goes to
 */
record Fans(int in, int out) {
    /** The fans of a weight [out, in] or of a convolution kernel [out, in, kernel...]. */
    static Fans of(Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "initialiser: fan-in and fan-out need a weight [out, in, kernel...], got the shape " + shape);
        }
        return new Fans(shape.size() / shape.dim(0), shape.size() / shape.dim(1));
    }
}
