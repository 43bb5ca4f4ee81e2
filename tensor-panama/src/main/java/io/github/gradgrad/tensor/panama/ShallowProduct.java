package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Products with a small inner dimension (points in the plane, the gradient of a score): rows of B, each times a number of A, are added to a row of
 * C, which stays in the first-level cache. Packing them would take longer.
 */
final class ShallowProduct {
    private ShallowProduct() {}

    /** C = A B or C += A B. */
    static void run(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        int n = c.columns(), k = a.columns(), bo = b.offset(), bRow = b.stride();
        float[] rows = b.array();
        if (b.transposed()) {
            rows = Scratch.array(Scratch.Use.LINE, k * n);
            Transpose.run(n, k, b.array(), bo, bRow, rows, 0, n);
            bo = 0;
            bRow = n;
        }
        for (int i = 0; i < c.rows(); i++) {
            for (int p = 0; p < k; p++) {
                addRow(n, a.array()[a.index(i, p)], rows, bo + p * bRow, add || p > 0, c.array(), c.index(i, 0));
            }
        }
    }

    /** c[j] = or += a b[j]. */
    private static void addRow(int n, float a, float[] b, int bo, boolean add, float[] c, int co) {
        int whole = Lanes.SPECIES.loopBound(n);
        // A sum begins with 0, which a product of -0 alone would not become.
        FloatVector x = FloatVector.broadcast(Lanes.SPECIES, a), zero = FloatVector.zero(Lanes.SPECIES);
        if (add) {
            for (int j = 0; j < whole; j += Lanes.COUNT) {
                x.fma(load(b, bo + j), load(c, co + j)).intoArray(c, co + j);
            }
        } else {
            for (int j = 0; j < whole; j += Lanes.COUNT)
                x.fma(load(b, bo + j), zero).intoArray(c, co + j);
        }
        if (whole == n) return;
        VectorMask<Float> rest = Lanes.SPECIES.indexInRange(whole, n);
        FloatVector last = FloatVector.fromArray(Lanes.SPECIES, b, bo + whole, rest);
        FloatVector sum = add ? FloatVector.fromArray(Lanes.SPECIES, c, co + whole, rest) : zero;
        x.fma(last, sum).intoArray(c, co + whole, rest);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
