package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.github.gradgrad.tensor.blas.Matrix;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products with a small inner dimension (points in the plane, the gradient of a score): one row of B or two, of four vectors each, stay in registers
 * while as many columns of A and the rows of C go by. Packing them would take longer.
 */
final class ShallowProduct {
    private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
    private static final int WIDTH = 4 * Lanes.COUNT;
    /** How many rows go by together where C is gone over again: lines that are whole pages apart, but few enough for the first-level cache. */
    private static final int ROWS = 16;

    private ShallowProduct() {}

    /**
     * C = A B, plus a row that is added to each of its rows, or what C held before.
     *
     * @param row null for none
     * @param add whether C's numbers count; only without a row
     */
    static void run(
            Matrix<float[]> a, Matrix<float[]> b, @Nullable Matrix<float[]> row, boolean add, Matrix<float[]> c) {
        int m = c.rows(), n = c.columns();
        Matrix<float[]> rows = b.transposed() ? turned(b) : b;
        Matrix<float[]> start = add ? c : row != null ? repeated(row.array(), row.offset(), m, n) : zeros(m, n);
        if (a.columns() <= 2) {
            block(a, rows, start, c);
            return;
        }
        for (int top = 0; top < m; top += ROWS) {
            int count = Math.min(ROWS, m - top);
            block(a.rows(top, count), rows, start.rows(top, count), c.rows(top, count));
        }
    }

    /** All columns, for two terms at a time. */
    private static void block(Matrix<float[]> a, Matrix<float[]> b, Matrix<float[]> start, Matrix<float[]> c) {
        for (int j = 0; j < c.columns(); j += WIDTH) {
            columns(a, 0, b, start, c, j);
            for (int p = 2; p < a.columns(); p += 2) columns(a, p, b, c, c, j);
        }
    }

    private static Matrix<float[]> turned(Matrix<float[]> b) {
        int n = b.columns(), k = b.rows();
        float[] rows = Scratch.array(Scratch.Use.LINE, k * n);
        Transpose.run(n, k, b.array(), b.offset(), b.stride(), rows, 0, n);
        return Matrix.of(rows, k, n);
    }

    private static Matrix<float[]> zeros(int m, int n) {
        return repeated(Scratch.array(Scratch.Use.ZEROS, n), 0, m, n);
    }

    /** Rows that are all the same one. */
    private static Matrix<float[]> repeated(float[] array, int offset, int rows, int columns) {
        return new Matrix<>(array, offset, rows, columns, 0, false, null);
    }

    /** The columns from {@code j} on, of column p of A and, if there is one, the next. */
    private static void columns(
            Matrix<float[]> a, int p, Matrix<float[]> b, Matrix<float[]> start, Matrix<float[]> c, int j) {
        boolean two = p + 1 < a.columns();
        if (c.columns() - j < WIDTH) {
            thin(a, p, b, start, c, j);
            if (two) thin(a, p + 1, b, c, c, j);
        } else if (two) {
            wideTwo(a, p, b, start, c, j);
        } else {
            wide(a, p, b, start, c, j);
        }
    }

    private static void wideTwo(
            Matrix<float[]> a, int p, Matrix<float[]> b, Matrix<float[]> start, Matrix<float[]> c, int j) {
        float[] left = a.array(), right = b.array(), from = start.array(), sums = c.array();
        int w = Lanes.COUNT, bx = b.index(p, j), by = b.index(p + 1, j), so = start.index(0, j), sRow = start.stride();
        int ax = a.index(0, p), ay = a.index(0, p + 1), aRow = a.rowStep(), co = c.index(0, j), cRow = c.stride();
        FloatVector x0 = fromArray(SPECIES, right, bx), y0 = fromArray(SPECIES, right, by);
        FloatVector x1 = fromArray(SPECIES, right, bx + w), y1 = fromArray(SPECIES, right, by + w);
        FloatVector x2 = fromArray(SPECIES, right, bx + 2 * w), y2 = fromArray(SPECIES, right, by + 2 * w);
        FloatVector x3 = fromArray(SPECIES, right, bx + 3 * w), y3 = fromArray(SPECIES, right, by + 3 * w);
        for (int i = 0; i < c.rows(); i++) {
            FloatVector x = broadcast(SPECIES, left[ax + i * aRow]), y = broadcast(SPECIES, left[ay + i * aRow]);
            int s = so + i * sRow, to = co + i * cRow;
            y.fma(y0, x.fma(x0, fromArray(SPECIES, from, s))).intoArray(sums, to);
            y.fma(y1, x.fma(x1, fromArray(SPECIES, from, s + w))).intoArray(sums, to + w);
            y.fma(y2, x.fma(x2, fromArray(SPECIES, from, s + 2 * w))).intoArray(sums, to + 2 * w);
            y.fma(y3, x.fma(x3, fromArray(SPECIES, from, s + 3 * w))).intoArray(sums, to + 3 * w);
        }
    }

    private static void wide(
            Matrix<float[]> a, int p, Matrix<float[]> b, Matrix<float[]> start, Matrix<float[]> c, int j) {
        float[] left = a.array(), right = b.array(), from = start.array(), sums = c.array();
        int w = Lanes.COUNT, bx = b.index(p, j), so = start.index(0, j), sRow = start.stride();
        int ax = a.index(0, p), aRow = a.rowStep(), co = c.index(0, j), cRow = c.stride();
        FloatVector x0 = fromArray(SPECIES, right, bx), x1 = fromArray(SPECIES, right, bx + w);
        FloatVector x2 = fromArray(SPECIES, right, bx + 2 * w), x3 = fromArray(SPECIES, right, bx + 3 * w);
        for (int i = 0; i < c.rows(); i++) {
            FloatVector x = broadcast(SPECIES, left[ax + i * aRow]);
            int s = so + i * sRow, to = co + i * cRow;
            x.fma(x0, fromArray(SPECIES, from, s)).intoArray(sums, to);
            x.fma(x1, fromArray(SPECIES, from, s + w)).intoArray(sums, to + w);
            x.fma(x2, fromArray(SPECIES, from, s + 2 * w)).intoArray(sums, to + 2 * w);
            x.fma(x3, fromArray(SPECIES, from, s + 3 * w)).intoArray(sums, to + 3 * w);
        }
    }

    /** The last columns, a vector at a time. */
    private static void thin(
            Matrix<float[]> a, int p, Matrix<float[]> b, Matrix<float[]> start, Matrix<float[]> c, int j) {
        float[] left = a.array(), from = start.array(), sums = c.array();
        int ax = a.index(0, p), aRow = a.rowStep(), sRow = start.stride(), cRow = c.stride();
        for (int v = j; v < c.columns(); v += Lanes.COUNT) {
            VectorMask<Float> some = SPECIES.indexInRange(v, c.columns());
            FloatVector row = fromArray(SPECIES, b.array(), b.index(p, v), some);
            int so = start.index(0, v), co = c.index(0, v);
            for (int i = 0; i < c.rows(); i++) {
                FloatVector sum = fromArray(SPECIES, from, so + i * sRow, some);
                broadcast(SPECIES, left[ax + i * aRow]).fma(row, sum).intoArray(sums, co + i * cRow, some);
            }
        }
    }
}
