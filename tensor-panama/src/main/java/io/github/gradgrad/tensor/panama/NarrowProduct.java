package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Products with few columns: dot products where A's rows are contiguous, else sums of A's stored rows, each times a number of B. */
final class NarrowProduct {
    private NarrowProduct() {}

    /** C = A B or C += A B with few columns. C may be transposed. */
    static void run(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        int m = c.rows(), k = a.columns();
        for (int j = 0; j < c.columns(); j++) {
            int to = c.index(0, j), at = b.index(0, j);
            float[] column = b.array();
            if (!b.transposed()) {
                column = Scratch.array(Scratch.Use.LINE, k);
                at = 0;
                for (int p = 0; p < k; p++) column[p] = b.array()[b.index(p, j)];
            }
            if (a.transposed()) {
                rowSums(m, k, a.array(), a.offset(), a.stride(), column, at, add, c.array(), to, c.rowStep());
            } else dots(m, k, a.array(), a.offset(), a.stride(), column, at, add, c.array(), to, c.rowStep());
        }
    }

    private static void dots(
            int m, int k, float[] a, int ao, int lda, float[] b, int bo, boolean add, float[] c, int co, int cRow) {
        int i = 0;
        for (; m - i >= 4; i += 4) fourDots(k, a, ao + i * lda, lda, b, bo, add, c, co + i * cRow, cRow);
        for (; i < m; i++) oneDot(k, a, ao + i * lda, b, bo, add, c, co + i * cRow);
    }

    private static void fourDots(
            int k, float[] a, int ao, int lda, float[] b, int bo, boolean add, float[] c, int co, int cRow) {
        int a1 = ao + lda, a2 = a1 + lda, a3 = a2 + lda, whole = Lanes.SPECIES.loopBound(k);
        FloatVector s0 = FloatVector.zero(Lanes.SPECIES), s1 = s0, s2 = s0, s3 = s0;
        for (int p = 0; p < whole; p += Lanes.COUNT) {
            FloatVector x = load(b, bo + p);
            s0 = load(a, ao + p).fma(x, s0);
            s1 = load(a, a1 + p).fma(x, s1);
            s2 = load(a, a2 + p).fma(x, s2);
            s3 = load(a, a3 + p).fma(x, s3);
        }
        float r0 = Lanes.sum(s0), r1 = Lanes.sum(s1), r2 = Lanes.sum(s2), r3 = Lanes.sum(s3);
        for (int p = whole; p < k; p++) {
            r0 += a[ao + p] * b[bo + p];
            r1 += a[a1 + p] * b[bo + p];
            r2 += a[a2 + p] * b[bo + p];
            r3 += a[a3 + p] * b[bo + p];
        }
        put(r0, add, c, co);
        put(r1, add, c, co + cRow);
        put(r2, add, c, co + 2 * cRow);
        put(r3, add, c, co + 3 * cRow);
    }

    private static void oneDot(int k, float[] a, int ao, float[] b, int bo, boolean add, float[] c, int co) {
        int whole = Lanes.SPECIES.loopBound(k);
        FloatVector s = FloatVector.zero(Lanes.SPECIES);
        for (int p = 0; p < whole; p += Lanes.COUNT) s = load(a, ao + p).fma(load(b, bo + p), s);
        float sum = Lanes.sum(s);
        for (int p = whole; p < k; p++) sum += a[ao + p] * b[bo + p];
        put(sum, add, c, co);
    }

    /** C[i] = or += the sum over p of A[p, i] B[p], A as stored. */
    private static void rowSums(
            int m, int k, float[] a, int ao, int lda, float[] b, int bo, boolean add, float[] c, int co, int cRow) {
        boolean direct = cRow == 1 && !add;
        float[] sums = direct ? c : Scratch.array(Scratch.Use.SUM, m);
        int so = direct ? co : 0, w = Lanes.COUNT, i = 0;
        for (; m - i >= 4 * w; i += 4 * w) {
            FloatVector s0 = FloatVector.zero(Lanes.SPECIES), s1 = s0, s2 = s0, s3 = s0;
            for (int p = 0, at = ao + i; p < k; p++, at += lda) {
                FloatVector x = FloatVector.broadcast(Lanes.SPECIES, b[bo + p]);
                s0 = load(a, at).fma(x, s0);
                s1 = load(a, at + w).fma(x, s1);
                s2 = load(a, at + 2 * w).fma(x, s2);
                s3 = load(a, at + 3 * w).fma(x, s3);
            }
            s0.intoArray(sums, so + i);
            s1.intoArray(sums, so + i + w);
            s2.intoArray(sums, so + i + 2 * w);
            s3.intoArray(sums, so + i + 3 * w);
        }
        for (; i < m; i += w) {
            VectorMask<Float> lanes = Lanes.SPECIES.indexInRange(i, m);
            FloatVector s = FloatVector.zero(Lanes.SPECIES);
            for (int p = 0, at = ao + i; p < k; p++, at += lda) {
                s = FloatVector.fromArray(Lanes.SPECIES, a, at, lanes)
                        .fma(FloatVector.broadcast(Lanes.SPECIES, b[bo + p]), s);
            }
            s.intoArray(sums, so + i, lanes);
        }
        if (!direct) for (int r = 0; r < m; r++) put(sums[r], add, c, co + r * cRow);
    }

    private static void put(float sum, boolean add, float[] c, int at) {
        c[at] = add ? c[at] + sum : sum;
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
