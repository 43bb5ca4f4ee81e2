package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** A block of 6 rows by four vectors. Written out, since the JIT keeps only local variables in registers. */
final class BlockKernel6x4 implements BlockKernel {
    @Override
    public int rows() {
        return 6;
    }

    @Override
    public int columns() {
        return 4 * Lanes.COUNT;
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
        FloatVector sc = FloatVector.fromArray(Lanes.SPECIES, start, startOffset + 2 * Lanes.COUNT);
        FloatVector sd = FloatVector.fromArray(Lanes.SPECIES, start, startOffset + 3 * Lanes.COUNT);
        FloatVector y0a = sa, y0b = sb, y0c = sc, y0d = sd;
        FloatVector y1a = sa, y1b = sb, y1c = sc, y1d = sd;
        FloatVector y2a = sa, y2b = sb, y2c = sc, y2d = sd;
        FloatVector y3a = sa, y3b = sb, y3c = sc, y3d = sd;
        FloatVector y4a = sa, y4b = sb, y4c = sc, y4d = sd;
        FloatVector y5a = sa, y5b = sb, y5c = sc, y5d = sd;
        int steps = ha.length * wa.length;
        for (int step = 0; step < steps; step++) {
            int i = step / wa.length, j = step % wa.length;
            int first = aOffset + ha[i] + wa[j], from = bOffset + hb[i] + wb[j], n = runs[j] * length;
            for (int k = 0; k < n; k++) {
                int at = from + k * 4 * Lanes.COUNT;
                int x = first + k * 6;
                FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, at);
                FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, b, at + Lanes.COUNT);
                FloatVector b2 = FloatVector.fromArray(Lanes.SPECIES, b, at + 2 * Lanes.COUNT);
                FloatVector b3 = FloatVector.fromArray(Lanes.SPECIES, b, at + 3 * Lanes.COUNT);
                FloatVector row = FloatVector.broadcast(Lanes.SPECIES, a[x]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                y0c = row.fma(b2, y0c);
                y0d = row.fma(b3, y0d);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 1]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                y1c = row.fma(b2, y1c);
                y1d = row.fma(b3, y1d);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 2]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                y2c = row.fma(b2, y2c);
                y2d = row.fma(b3, y2d);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 3]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                y3c = row.fma(b2, y3c);
                y3d = row.fma(b3, y3d);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 4]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                y4c = row.fma(b2, y4c);
                y4d = row.fma(b3, y4d);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 5]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
                y5c = row.fma(b2, y5c);
                y5d = row.fma(b3, y5d);
            }
        }
        y0a.intoArray(y, yOffset);
        y0b.intoArray(y, yOffset + Lanes.COUNT);
        y0c.intoArray(y, yOffset + 2 * Lanes.COUNT);
        y0d.intoArray(y, yOffset + 3 * Lanes.COUNT);
        y1a.intoArray(y, yOffset + yRow);
        y1b.intoArray(y, yOffset + yRow + Lanes.COUNT);
        y1c.intoArray(y, yOffset + yRow + 2 * Lanes.COUNT);
        y1d.intoArray(y, yOffset + yRow + 3 * Lanes.COUNT);
        y2a.intoArray(y, yOffset + 2 * yRow);
        y2b.intoArray(y, yOffset + 2 * yRow + Lanes.COUNT);
        y2c.intoArray(y, yOffset + 2 * yRow + 2 * Lanes.COUNT);
        y2d.intoArray(y, yOffset + 2 * yRow + 3 * Lanes.COUNT);
        y3a.intoArray(y, yOffset + 3 * yRow);
        y3b.intoArray(y, yOffset + 3 * yRow + Lanes.COUNT);
        y3c.intoArray(y, yOffset + 3 * yRow + 2 * Lanes.COUNT);
        y3d.intoArray(y, yOffset + 3 * yRow + 3 * Lanes.COUNT);
        y4a.intoArray(y, yOffset + 4 * yRow);
        y4b.intoArray(y, yOffset + 4 * yRow + Lanes.COUNT);
        y4c.intoArray(y, yOffset + 4 * yRow + 2 * Lanes.COUNT);
        y4d.intoArray(y, yOffset + 4 * yRow + 3 * Lanes.COUNT);
        y5a.intoArray(y, yOffset + 5 * yRow);
        y5b.intoArray(y, yOffset + 5 * yRow + Lanes.COUNT);
        y5c.intoArray(y, yOffset + 5 * yRow + 2 * Lanes.COUNT);
        y5d.intoArray(y, yOffset + 5 * yRow + 3 * Lanes.COUNT);
    }
}
