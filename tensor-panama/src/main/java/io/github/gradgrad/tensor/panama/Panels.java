package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The packed form of a product's right operand: panels as wide as a register block, one after the other, in each of them row after row.
 * What is missing in the last panel is 0.
 */
final class Panels {
    static final int COLUMNS = BlockProduct.Form.COLUMNS;
    /** How many columns are copied at once: four cache lines of each row. */
    static final int STRIP = Math.max(COLUMNS, 64);

    private Panels() {}

    /** How many panels so many columns take. */
    static int count(int columns) {
        return Math.ceilDiv(columns, COLUMNS);
    }

    /** Packs a matrix into panels from {@code to} on, the beginnings of which are {@code size} apart. */
    static void pack(Matrix<float[]> b, float[] panels, int to, int size) {
        int columns = b.columns(), j = 0;
        if (!b.transposed()) {
            for (; j + STRIP <= columns; j += STRIP) {
                packStrip(b.rows(), b.array(), b.index(0, j), b.stride(), panels, to + j / COLUMNS * size, size);
            }
        }
        for (; j < columns; j += COLUMNS) {
            packOne(b.columns(j, Math.min(COLUMNS, columns - j)), panels, to + j / COLUMNS * size);
        }
    }

    private static void packStrip(int rows, float[] b, int from, int stride, float[] panels, int to, int size) {
        for (int p = 0; p < rows; p++) {
            for (int j = 0; j < STRIP; j += Lanes.COUNT) {
                FloatVector.fromArray(Lanes.SPECIES, b, from + p * stride + j)
                        .intoArray(panels, to + j / COLUMNS * size + p * COLUMNS + j % COLUMNS);
            }
        }
    }

    private static void packOne(Matrix<float[]> b, float[] panel, int to) {
        int width = b.columns(), k = b.rows();
        if (b.transposed()) {
            Transpose.run(width, k, b.array(), b.offset(), b.stride(), panel, to, COLUMNS);
        } else {
            for (int p = 0; p < k; p++) System.arraycopy(b.array(), b.index(p, 0), panel, to + p * COLUMNS, width);
        }
        if (width < COLUMNS) {
            for (int p = 0; p < k; p++) Arrays.fill(panel, to + p * COLUMNS + width, to + (p + 1) * COLUMNS, 0);
        }
    }
}
