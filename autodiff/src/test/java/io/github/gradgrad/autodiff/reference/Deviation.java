package io.github.gradgrad.autodiff.reference;

import io.github.gradgrad.tensor.Tensor;

/** How far a tensor is from the reference: the measure of {@code FORMAT.md}, section 2.2. NaN where either holds a NaN. */
public final class Deviation {
    private Deviation() {}

    /**
     * max|a - b| / max(1, max|b|).
     *
     * @throws AssertionError if the shapes differ
     */
    public static double of(Tensor actual, Tensor expected) {
        return largestDifference(actual, expected) / Math.max(1, largest(expected));
    }

    /**
     * max|a - b| / max|b|, for results that are all tiny. Where b is all zeros, max|a - b|.
     *
     * @throws AssertionError if the shapes differ
     */
    public static double tiny(Tensor actual, Tensor expected) {
        double scale = largest(expected);
        return largestDifference(actual, expected) / (scale == 0 ? 1 : scale);
    }

    private static double largestDifference(Tensor actual, Tensor expected) {
        if (!actual.shape().equals(expected.shape())) {
            throw new AssertionError("shape " + actual.shape() + ", the reference has " + expected.shape());
        }
        double largest = 0;
        for (int i = 0; i < actual.size(); i++) largest = Math.max(largest, Math.abs(actual.at(i) - expected.at(i)));
        return largest;
    }

    private static double largest(Tensor x) {
        double largest = 0;
        for (int i = 0; i < x.size(); i++) largest = Math.max(largest, Math.abs(x.at(i)));
        return largest;
    }
}
