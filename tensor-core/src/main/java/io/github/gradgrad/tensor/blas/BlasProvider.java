package io.github.gradgrad.tensor.blas;

import io.github.gradgrad.tensor.kernels.Workers;

/** A source of matrix products, found by {@link java.util.ServiceLoader} or built in. */
public interface BlasProvider {
    /** The name that {@code -Dgradgrad.blas=} takes. */
    String name();

    /** Faster providers are asked first: mixed 400, openblas 300, java 200, jblas 100, plain 0. */
    int priority();

    /**
     * Loads the library behind this provider and proves by a small product that it works.
     *
     * @param workers the threads that a product may use
     * @throws UnsupportedOperationException if it cannot be used here; the message says why
     */
    Products load(Workers workers);

    /** The products of both element types, and what a person is told of them (such as a version and its threads). */
    record Products(Blas<float[]> float32, Blas<double[]> float64, String description) {}
}
