package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;

/** Turns a transposed right operand before a small product by OpenBLAS, which has special cases for small products, but not for those. */
final class TurningBlas implements Blas<float[]> {
    /** Fewer multiplications than this are a small product. */
    private static final int SMALL = 1 << 20;
    /** With fewer rows a turned operand is used too seldom. */
    private static final int ROWS = 16;

    private final Blas<float[]> blas;

    TurningBlas(Blas<float[]> blas) {
        this.blas = blas;
    }

    @Override
    public void gemm(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        boolean small = (long) c.rows() * c.columns() * a.columns() < SMALL;
        blas.gemm(a, b.transposed() && small && c.rows() >= ROWS ? turned(b) : b, add, c);
    }

    private static Matrix<float[]> turned(Matrix<float[]> b) {
        int k = b.rows(), n = b.columns();
        float[] turned = Scratch.array(Scratch.Use.TURNED, k * n);
        Transpose.run(n, k, b.array(), b.offset(), b.stride(), turned, 0, n);
        return Matrix.of(turned, k, n);
    }
}
