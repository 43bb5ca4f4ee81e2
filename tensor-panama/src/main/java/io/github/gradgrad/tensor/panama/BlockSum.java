package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/**
 * A block computed in pieces, one for each row of windows or of the kernel: rounding errors grow with the length of a sum, and the
 * sum of a few long ones keeps them near those of a BLAS, which cuts its products too.
 */
final class BlockSum {
    /** A sum of products alone starts here. */
    static final float[] ZEROS = new float[4 * Lanes.COUNT];

    private BlockSum() {}

    /** y = start + the sum over the pieces, of which each is a {@link BlockKernel#run} with the same operands. */
    static void run(
            BlockKernel kernel,
            Steps[] pieces,
            Steps w,
            int length,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            float[] y,
            int yOffset,
            int yRow) {
        kernel.run(pieces[0], w, length, a, aOffset, b, bOffset, start, startOffset, y, yOffset, yRow);
        if (pieces.length == 1) return;
        int columns = kernel.columns();
        float[] sum = Scratch.array(Scratch.Use.SUM, kernel.rows() * columns);
        for (int p = 1; p < pieces.length; p++) {
            kernel.run(pieces[p], w, length, a, aOffset, b, bOffset, ZEROS, 0, sum, 0, columns);
            addRows(kernel.rows(), columns, sum, y, yOffset, yRow);
        }
    }

    static void add(int n, float[] x, int xo, float[] y, int yo) {
        for (int i = 0; i < n; i++) y[yo + i] += x[xo + i];
    }

    /** The same for rows of whole vectors. */
    private static void addRows(int rows, int columns, float[] x, float[] y, int yo, int yRow) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c += Lanes.COUNT) {
                int to = yo + r * yRow + c;
                FloatVector.fromArray(Lanes.SPECIES, x, r * columns + c)
                        .add(FloatVector.fromArray(Lanes.SPECIES, y, to))
                        .intoArray(y, to);
            }
        }
    }
}
