package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/**
 * A block of 6 rows by two vectors, for 16 registers. Written out, since the JIT keeps only local variables in registers; why it stores
 * sums within the loop, {@link RegisterBlock6x2} tells.
 */
final class BlockKernel6x2 implements BlockKernel {
    @Override
    public int rows() {
        return 6;
    }

    @Override
    public int columns() {
        return 2 * Lanes.COUNT;
    }

    @Override
    public void run(
            Steps h,
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
        int[] ha = h.a(), hb = h.b(), wa = w.a(), wb = w.b(), runs = w.runs();
        FloatVector sa = FloatVector.fromArray(Lanes.SPECIES, start, startOffset);
        FloatVector sb = FloatVector.fromArray(Lanes.SPECIES, start, startOffset + Lanes.COUNT);
        FloatVector y0a = sa, y0b = sb;
        FloatVector y1a = sa, y1b = sb;
        FloatVector y2a = sa, y2b = sb;
        FloatVector y3a = sa, y3b = sb;
        FloatVector y4a = sa, y4b = sb;
        FloatVector y5a = sa, y5b = sb;
        int steps = ha.length * wa.length;
        for (int step = 0; step < steps; step++) {
            int i = step / wa.length, j = step % wa.length;
            int first = aOffset + ha[i] + wa[j], from = bOffset + hb[i] + wb[j], n = runs[j] * length;
            for (int k = 0; k < n; k++) {
                int at = from + k * 2 * Lanes.COUNT;
                int x = first + k * 6;
                FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, at);
                FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, b, at + Lanes.COUNT);
                FloatVector row = FloatVector.broadcast(Lanes.SPECIES, a[x]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 1]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                y1b.intoArray(y, yOffset);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 2]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 3]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 4]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                y4b.intoArray(y, yOffset);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 5]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
            }
        }
        y0a.intoArray(y, yOffset);
        y0b.intoArray(y, yOffset + Lanes.COUNT);
        y1a.intoArray(y, yOffset + yRow);
        y1b.intoArray(y, yOffset + yRow + Lanes.COUNT);
        y2a.intoArray(y, yOffset + 2 * yRow);
        y2b.intoArray(y, yOffset + 2 * yRow + Lanes.COUNT);
        y3a.intoArray(y, yOffset + 3 * yRow);
        y3b.intoArray(y, yOffset + 3 * yRow + Lanes.COUNT);
        y4a.intoArray(y, yOffset + 4 * yRow);
        y4b.intoArray(y, yOffset + 4 * yRow + Lanes.COUNT);
        y5a.intoArray(y, yOffset + 5 * yRow);
        y5b.intoArray(y, yOffset + 5 * yRow + Lanes.COUNT);
    }
}
