package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.panama.BlockProduct.Form;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * A part of a product: some rows, and the columns of a few panels. It goes through k in pieces; of each piece B's {@link Panels} are packed into
 * a buffer that stays in the second-level cache, unless they are there already, and A six rows at a time into one that stays in the first.
 */
final class PanelProduct {
    /** How much of k is packed at once. */
    private static final int DEPTH = 512;
    /** How many panels are packed at once: 512 KiB. */
    static final int PANELS = 4;

    private static final int ROWS = Form.ROWS;
    private static final int COLUMNS = Panels.COLUMNS;
    // A with its rows one after the other, or, where it is stored transposed, with its columns.
    private static final BlockProduct AS_STORED = new Form(1, DEPTH).copy();
    private static final BlockProduct TURNED = new Form(ROWS, 1).copy();
    /** A vector that a column of a block of A fits in. */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    private static final boolean VECTORS = Lanes.COUNT >= SPECIES.length();

    private static final ThreadLocal<PanelProduct> OF_THREAD = ThreadLocal.withInitial(PanelProduct::new);

    private final float[] rows = new float[ROWS * DEPTH + SPECIES.length() - ROWS];
    private final float[] panels = new float[PANELS * DEPTH * COLUMNS];
    private final float[] block = new float[ROWS * COLUMNS];

    /** The one with this thread's buffers. */
    static PanelProduct ofThread() {
        return OF_THREAD.get();
    }

    /** C = A B or C += A B, with at most {@link #PANELS} panels of columns. */
    void run(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        int m = c.rows(), n = c.columns(), k = a.columns();
        BlockProduct product = a.transposed() ? TURNED : AS_STORED;
        float @Nullable [] packed = b.packed() == null ? null : b.packed().numbers();
        for (int from = 0; from < k; from += DEPTH) {
            int depth = Math.min(DEPTH, k - from);
            float[] right = panels;
            int first = 0, size = DEPTH * COLUMNS;
            if (packed != null) {
                right = packed;
                size = k * COLUMNS;
                first = b.offset() / b.columnStep() / COLUMNS * size + from * COLUMNS;
            } else {
                Matrix<float[]> piece = b.rows(from, depth);
                for (int j = 0; j < n; j += COLUMNS) {
                    Panels.pack(piece.columns(j, Math.min(COLUMNS, n - j)), panels, j / COLUMNS * size);
                }
            }
            boolean more = add || from > 0;
            for (int i = 0; i < m; i += ROWS) {
                int height = Math.min(ROWS, m - i), to = c.index(i, 0), at = a.index(i, from);
                if (a.transposed()) packTurned(height, depth, a.array(), at, a.stride());
                else packRows(height, depth, a.array(), at, a.stride());
                for (int j = 0; j < n; j += COLUMNS) {
                    int width = Math.min(COLUMNS, n - j);
                    product.run(depth, rows, right, first + j / COLUMNS * size, block);
                    for (int r = 0; r < height; r++) {
                        deliver(width, r * COLUMNS, more, c.array(), to + j + r * c.stride());
                    }
                }
            }
        }
    }

    /** A row of the block, as far as C has room for it. */
    private void deliver(int n, int from, boolean add, float[] c, int to) {
        if (!add) System.arraycopy(block, from, c, to, n);
        else for (int j = 0; j < n; j++) c[to + j] += block[from + j];
    }

    /** Rows of A as they are; what is left of the block is stale, and so is what it makes of C's edge. */
    private void packRows(int height, int k, float[] a, int ao, int lda) {
        for (int r = 0; r < height; r++) System.arraycopy(a, ao + r * lda, rows, r * DEPTH, k);
    }

    /** Columns of A, as vectors that reach into the next place: what lies there is overwritten. */
    private void packTurned(int height, int k, float[] a, int ao, int lda) {
        int wide =
                VECTORS && height == ROWS ? Math.clamp(((long) a.length - SPECIES.length() - ao) / lda + 1, 0, k) : 0;
        for (int p = 0; p < wide; p++)
            FloatVector.fromArray(SPECIES, a, ao + p * lda).intoArray(rows, p * ROWS);
        for (int p = wide; p < k; p++) System.arraycopy(a, ao + p * lda, rows, p * ROWS, height);
    }
}
