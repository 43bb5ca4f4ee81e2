package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/**
 * A copy whose two innermost loops are done together, because neither is contiguous on both sides: a transpose.
 *
 * <p>Where each is contiguous on one side it is a {@link Transpose}. Else it writes along the side that is contiguous in y, as wide as a vector, and
 * goes down the other before it goes on, so that what it reads stays in the cache. A gather reads a vector's worth at once, in a third of the time of a loop.
 */
final class TransposedCopy {
    private final int rows;
    private final int columns;
    private final int xRow;
    private final int xColumn;
    private final int yRow;
    private final int yColumn;
    private final boolean gathers;
    private final int[] lanes = new int[Lanes.COUNT];

    TransposedCopy(int rows, int columns, int xRow, int xColumn, int yRow, int yColumn) {
        boolean turned = yRow == 1;
        this.rows = turned ? columns : rows;
        this.columns = turned ? rows : columns;
        this.xRow = turned ? xColumn : xRow;
        this.xColumn = turned ? xRow : xColumn;
        this.yRow = turned ? yColumn : yRow;
        this.yColumn = turned ? yRow : yColumn;
        this.gathers = Lanes.GATHERS && this.yColumn == 1;
        for (int i = 0; i < lanes.length; i++) lanes[i] = i * this.xColumn;
    }

    void run(float[] x, int xo, float[] y, int yo) {
        if (xRow == 1 && yColumn == 1) {
            Transpose.run(columns, rows, x, xo, xColumn, y, yo, yRow);
            return;
        }
        for (int c = 0; c < columns; c += Lanes.COUNT) {
            int width = Math.min(Lanes.COUNT, columns - c), from = xo + c * xColumn, to = yo + c * yColumn;
            if (gathers && width == Lanes.COUNT) gather(x, from, y, to);
            else loop(width, x, from, y, to);
        }
    }

    private void gather(float[] x, int xo, float[] y, int yo) {
        for (int r = 0; r < rows; r++) {
            FloatVector.fromArray(Lanes.SPECIES, x, xo + r * xRow, lanes, 0).intoArray(y, yo + r * yRow);
        }
    }

    private void loop(int width, float[] x, int xo, float[] y, int yo) {
        for (int r = 0; r < rows; r++) {
            int from = xo + r * xRow, to = yo + r * yRow;
            for (int c = 0; c < width; c++) y[to + c * yColumn] = x[from + c * xColumn];
        }
    }
}
