package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import java.util.Arrays;

/**
 * The packed form of a product's right operand: panels as wide as a register block, one after the other, in each of them row after row.
 * What is missing in the last panel is 0.
 */
final class Panels {
    static final int COLUMNS = BlockProduct.Form.COLUMNS;

    private Panels() {}

    /** How many panels so many columns take. */
    static int count(int columns) {
        return Math.ceilDiv(columns, COLUMNS);
    }

    /** Packs a matrix of at most {@link #COLUMNS} columns. */
    static void pack(Matrix<float[]> b, float[] panel, int at) {
        int width = b.columns(), k = b.rows();
        float[] from = b.array();
        if (b.transposed()) {
            new TransposedCopy(width, k, b.stride(), 1, 1, COLUMNS).run(from, b.offset(), panel, at);
        } else {
            for (int p = 0; p < k; p++) System.arraycopy(from, b.index(p, 0), panel, at + p * COLUMNS, width);
        }
        if (width < COLUMNS) {
            for (int p = 0; p < k; p++) Arrays.fill(panel, at + p * COLUMNS + width, at + (p + 1) * COLUMNS, 0);
        }
    }
}
