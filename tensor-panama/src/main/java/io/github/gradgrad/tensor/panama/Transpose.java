package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** Copies a matrix with its rows turned to columns: y[c yStride + r] = x[r xStride + c]. */
final class Transpose {
    private Transpose() {}

    static void run(int rows, int columns, float[] x, int xo, int xStride, float[] y, int yo, int yStride) {
        if (rows == 1 && yStride == 1) {
            System.arraycopy(x, xo, y, yo, columns);
        } else if (Lanes.GATHERS && rows >= Lanes.COUNT) {
            int[] lanes = new int[Lanes.COUNT];
            for (int i = 0; i < lanes.length; i++) lanes[i] = i * xStride;
            for (int r = 0; r < rows; r += Lanes.COUNT) {
                // The last rows may be done twice, which is cheaper than a mask.
                int from = Math.min(r, rows - Lanes.COUNT);
                gather(columns, x, xo + from * xStride, lanes, y, yo + from, yStride);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) y[yo + c * yStride + r] = x[xo + r * xStride + c];
            }
        }
    }

    private static void gather(int columns, float[] x, int xo, int[] lanes, float[] y, int yo, int yStride) {
        for (int c = 0; c < columns; c++) {
            FloatVector.fromArray(Lanes.SPECIES, x, xo + c, lanes, 0).intoArray(y, yo + c * yStride);
        }
    }
}
