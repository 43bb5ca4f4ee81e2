package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** A block of 16 rows by one vector. Written out, since the JIT keeps only local variables in registers. */
final class BlockKernel16x1 implements BlockKernel {
    @Override
    public int rows() {
        return 16;
    }

    @Override
    public int columns() {
        return Lanes.COUNT;
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
        FloatVector s = FloatVector.fromArray(Lanes.SPECIES, start, startOffset);
        FloatVector y0 = s;
        FloatVector y1 = s;
        FloatVector y2 = s;
        FloatVector y3 = s;
        FloatVector y4 = s;
        FloatVector y5 = s;
        FloatVector y6 = s;
        FloatVector y7 = s;
        FloatVector y8 = s;
        FloatVector y9 = s;
        FloatVector y10 = s;
        FloatVector y11 = s;
        FloatVector y12 = s;
        FloatVector y13 = s;
        FloatVector y14 = s;
        FloatVector y15 = s;
        int steps = ha.length * wa.length;
        for (int step = 0; step < steps; step++) {
            int i = step / wa.length, j = step % wa.length;
            int first = aOffset + ha[i] + wa[j], from = bOffset + hb[i] + wb[j], n = runs[j] * length;
            for (int k = 0; k < n; k++) {
                int at = from + k * Lanes.COUNT;
                int x = first + k * 16;
                FloatVector column = FloatVector.fromArray(Lanes.SPECIES, b, at);
                FloatVector row = FloatVector.broadcast(Lanes.SPECIES, a[x]);
                y0 = row.fma(column, y0);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 1]);
                y1 = row.fma(column, y1);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 2]);
                y2 = row.fma(column, y2);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 3]);
                y3 = row.fma(column, y3);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 4]);
                y4 = row.fma(column, y4);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 5]);
                y5 = row.fma(column, y5);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 6]);
                y6 = row.fma(column, y6);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 7]);
                y7 = row.fma(column, y7);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 8]);
                y8 = row.fma(column, y8);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 9]);
                y9 = row.fma(column, y9);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 10]);
                y10 = row.fma(column, y10);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 11]);
                y11 = row.fma(column, y11);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 12]);
                y12 = row.fma(column, y12);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 13]);
                y13 = row.fma(column, y13);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 14]);
                y14 = row.fma(column, y14);
                row = FloatVector.broadcast(Lanes.SPECIES, a[x + 15]);
                y15 = row.fma(column, y15);
            }
        }
        y0.intoArray(y, yOffset);
        y1.intoArray(y, yOffset + yRow);
        y2.intoArray(y, yOffset + 2 * yRow);
        y3.intoArray(y, yOffset + 3 * yRow);
        y4.intoArray(y, yOffset + 4 * yRow);
        y5.intoArray(y, yOffset + 5 * yRow);
        y6.intoArray(y, yOffset + 6 * yRow);
        y7.intoArray(y, yOffset + 7 * yRow);
        y8.intoArray(y, yOffset + 8 * yRow);
        y9.intoArray(y, yOffset + 9 * yRow);
        y10.intoArray(y, yOffset + 10 * yRow);
        y11.intoArray(y, yOffset + 11 * yRow);
        y12.intoArray(y, yOffset + 12 * yRow);
        y13.intoArray(y, yOffset + 13 * yRow);
        y14.intoArray(y, yOffset + 14 * yRow);
        y15.intoArray(y, yOffset + 15 * yRow);
    }
}
