package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * An estimate of the first singular vectors of a matrix M [rows, columns], which {@link #step} improves (Miyato et al.,
 * "Spectral Normalization for Generative Adversarial Networks", 2018, algorithm 1):
 *
 * <pre>v = M^T u / ||M^T u||,   u = M v / ||M v||,   sigma = u^T M v</pre>
 *
 * <p>sigma grows towards the spectral norm, the largest ||M x|| / ||x||.
 *
 * @param u the left vector [rows]
 * @param v the right vector [columns]
 */
public record PowerIteration(Tensor u, Tensor v) {
    private static final double EPSILON = 1e-12;

    /** A start in a random direction. */
    public static PowerIteration start(Tensor matrix, RandomStream random) {
        return from(
                matrix,
                normalised(random.normal(matrix.dtype(), Shape.of(matrix.shape().dim(0)))));
    }

    /** A start at a given left vector, before the first step. */
    public static PowerIteration from(Tensor matrix, Tensor u) {
        return new PowerIteration(
                u, Tensor.zeros(matrix.dtype(), Shape.of(matrix.shape().dim(1))));
    }

    /** One iteration. */
    public PowerIteration step(Tensor matrix) {
        int rows = matrix.shape().dim(0), columns = matrix.shape().dim(1);
        Tensor right = normalised(Products.matmul(u.reshape(Shape.of(1, rows)), false, matrix, false)
                .reshape(Shape.of(columns)));
        Tensor left = normalised(Products.matmul(matrix, false, right.reshape(Shape.of(columns, 1)), false)
                .reshape(Shape.of(rows)));
        return new PowerIteration(left, right);
    }

    /** Several iterations. */
    public PowerIteration steps(Tensor matrix, int count) {
        PowerIteration current = this;
        for (int i = 0; i < count; i++) current = current.step(matrix);
        return current;
    }

    /** u^T M v, a scalar; u and v are constants in its derivatives, M is not. */
    public Variable sigma(Variable matrix) {
        int rows = matrix.shape().dim(0), columns = matrix.shape().dim(1);
        Variable right = Variable.constant(v.reshape(Shape.of(columns, 1)));
        Variable left = Variable.constant(u.reshape(Shape.of(rows, 1)));
        return left.mul(matrix.matmul(right)).sum();
    }

    private static Tensor normalised(Tensor x) {
        double squares = 0;
        for (int i = 0; i < x.size(); i++) squares += x.at(i) * x.at(i);
        double norm = Math.max(Math.sqrt(squares), EPSILON);
        return Elementwise.map(value -> value / norm, x);
    }
}
