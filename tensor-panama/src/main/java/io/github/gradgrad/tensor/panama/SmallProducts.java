package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import jdk.incubator.vector.FloatVector;

/**
 * Prepares small products for OpenBLAS. It has special cases for them, but not where the right operand is transposed: 6.2 us for 64 x 64
 * x 64 in place of 3.4. To turn the operand takes 0.6.
 */
final class SmallProducts implements Blas<float[]> {
    private static final int SMALL = 1 << 20;
    /** With fewer rows a turned operand is used too seldom. */
    private static final int ROWS = 16;

    private final Blas<float[]> blas;

    SmallProducts(Blas<float[]> blas) {
        this.blas = blas;
    }

    @Override
    public void gemm(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        boolean small = (long) c.rows() * c.columns() * a.columns() < SMALL;
        blas.gemm(a, b.transposed() && small && c.rows() >= ROWS ? turned(b) : b, add, c);
    }

    @Override
    public void affine(Matrix<float[]> a, Matrix<float[]> b, Matrix<float[]> row, Matrix<float[]> c) {
        fillRows(row.array(), row.offset(), c);
        gemm(a, b, true, c);
    }

    private static Matrix<float[]> turned(Matrix<float[]> b) {
        int k = b.rows(), n = b.columns();
        float[] turned = Scratch.array(Scratch.Use.TURNED, k * n);
        Transpose.run(n, k, b.array(), b.offset(), b.stride(), turned, 0, n);
        return Matrix.of(turned, k, n);
    }

    /** Copies a row into each of C's: by columns, as a call for every short row would take longer than the copy. */
    private static void fillRows(float[] row, int from, Matrix<float[]> c) {
        int n = c.columns(), whole = Lanes.SPECIES.loopBound(n), to = c.offset(), end = to + c.rows() * c.stride();
        float[] array = c.array();
        for (int j = 0; j < whole; j += Lanes.COUNT) {
            FloatVector numbers = FloatVector.fromArray(Lanes.SPECIES, row, from + j);
            for (int at = to; at < end; at += c.stride()) numbers.intoArray(array, at + j);
        }
        for (int j = whole; j < n; j++) {
            for (int at = to; at < end; at += c.stride()) array[at + j] = row[from + j];
        }
    }
}
