package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/**
 * A block of 8 rows by two vectors, for products whose second operand lies where a table says. Written out, since the JIT keeps only
 * local variables in registers.
 *
 * <pre>y[r, c] = sum over k of a[8 k + r] b[offsets[k] + c]</pre>
 */
final class TapBlock {
    static final int ROWS = 8;
    /** The elements of a block, its rows one after the other. */
    static final int SIZE = ROWS * 2 * Lanes.COUNT;

    private TapBlock() {}

    /** The block: its vectors begin at {@code first} and {@code second} in b, a at {@code ao}, y at {@code yo} with rows of {@code yRow}. */
    static void run(int[] offsets, float[] a, int ao, float[] b, int first, int second, float[] y, int yo, int yRow) {
        FloatVector zero = FloatVector.zero(Lanes.SPECIES);
        FloatVector y0a = zero, y0b = zero;
        FloatVector y1a = zero, y1b = zero;
        FloatVector y2a = zero, y2b = zero;
        FloatVector y3a = zero, y3b = zero;
        FloatVector y4a = zero, y4b = zero;
        FloatVector y5a = zero, y5b = zero;
        FloatVector y6a = zero, y6b = zero;
        FloatVector y7a = zero, y7b = zero;
        for (int k = 0; k < offsets.length; k++) {
            int at = ao + k * ROWS, offset = offsets[k];
            FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, first + offset);
            FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, b, second + offset);
            FloatVector row = FloatVector.broadcast(Lanes.SPECIES, a[at]);
            y0a = row.fma(b0, y0a);
            y0b = row.fma(b1, y0b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 1]);
            y1a = row.fma(b0, y1a);
            y1b = row.fma(b1, y1b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 2]);
            y2a = row.fma(b0, y2a);
            y2b = row.fma(b1, y2b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 3]);
            y3a = row.fma(b0, y3a);
            y3b = row.fma(b1, y3b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 4]);
            y4a = row.fma(b0, y4a);
            y4b = row.fma(b1, y4b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 5]);
            y5a = row.fma(b0, y5a);
            y5b = row.fma(b1, y5b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 6]);
            y6a = row.fma(b0, y6a);
            y6b = row.fma(b1, y6b);
            row = FloatVector.broadcast(Lanes.SPECIES, a[at + 7]);
            y7a = row.fma(b0, y7a);
            y7b = row.fma(b1, y7b);
        }
        int right = yo + Lanes.COUNT;
        y0a.intoArray(y, yo);
        y0b.intoArray(y, right);
        y1a.intoArray(y, yo + yRow);
        y1b.intoArray(y, right + yRow);
        y2a.intoArray(y, yo + 2 * yRow);
        y2b.intoArray(y, right + 2 * yRow);
        y3a.intoArray(y, yo + 3 * yRow);
        y3b.intoArray(y, right + 3 * yRow);
        y4a.intoArray(y, yo + 4 * yRow);
        y4b.intoArray(y, right + 4 * yRow);
        y5a.intoArray(y, yo + 5 * yRow);
        y5b.intoArray(y, right + 5 * yRow);
        y6a.intoArray(y, yo + 6 * yRow);
        y6b.intoArray(y, right + 6 * yRow);
        y7a.intoArray(y, yo + 7 * yRow);
        y7b.intoArray(y, right + 7 * yRow);
    }
}
