package io.github.gradgrad.gan;

/** The range of what penalties are weighted by. */
final class Weights {
    private Weights() {}

    /** Checks that a weight is a number from 0. */
    static void require(String what, double weight) {
        if (weight >= 0 && weight < Double.POSITIVE_INFINITY) return;
        throw new IllegalArgumentException(what + " >= 0 expected, got " + weight);
    }
}
