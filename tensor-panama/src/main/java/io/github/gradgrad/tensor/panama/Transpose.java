package io.github.gradgrad.tensor.panama;

/** Copies a matrix with its rows turned to columns: y[c yStride + r] = x[r xStride + c]. */
final class Transpose {
    private Transpose() {}

    static void run(int rows, int columns, float[] x, int xo, int xStride, float[] y, int yo, int yStride) {
        if (rows == 1 && yStride == 1) {
            System.arraycopy(x, xo, y, yo, columns);
        } else if (Square.FAST && rows >= Square.SIDE && columns >= Square.SIDE) {
            int[] starts = new int[Square.SIDE], targets = new int[Square.SIDE];
            for (int i = 0; i < Square.SIDE; i++) {
                starts[i] = i * xStride;
                targets[i] = i * yStride;
            }
            for (int r = 0; r < rows; r += Square.SIDE) {
                // The last rows and columns may be done twice, which is cheaper than smaller squares.
                int from = Math.min(r, rows - Square.SIDE);
                for (int c = 0; c < columns; c += Square.SIDE) {
                    int column = Math.min(c, columns - Square.SIDE), to = yo + from + column * yStride;
                    Square.turn(x, xo + from * xStride + column, starts, 0, y, to, targets, 0);
                }
            }
        } else {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) y[yo + c * yStride + r] = x[xo + r * xStride + c];
            }
        }
    }
}
