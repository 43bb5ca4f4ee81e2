package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Random orthogonal matrices: normal vectors made orthonormal one after another (Gram and Schmidt), which is the QR
 * decomposition with a positive diagonal of R, and therefore uniform among all orthogonal matrices (Stewart, 1980).
 */
record Orthogonal(double gain) implements Initialiser {
    @Override
    public Tensor create(DType dtype, Shape shape, RandomStream random) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "orthogonal: a weight [out, in, kernel...] expected, got the shape " + shape);
        }
        int rows = shape.dim(0), columns = shape.size() / rows;
        int count = Math.min(rows, columns), length = Math.max(rows, columns);
        double[][] basis = new double[count][];
        for (int i = 0; i < count; i++) {
            basis[i] = random.normal(DType.FLOAT64, Shape.of(length)).toDoubles();
            // Twice is enough: the second pass removes what rounding left of the first.
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) subtract(basis[i], dot(basis[i], basis[j]), basis[j]);
            }
            scale(basis[i], 1 / Math.sqrt(dot(basis[i], basis[i])));
        }
        return Tensor.generate(dtype, shape, at -> {
            int row = at / columns, column = at % columns;
            return gain * (rows <= columns ? basis[row][column] : basis[column][row]);
        });
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void subtract(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) a[i] -= factor * b[i];
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) a[i] *= factor;
    }
}
