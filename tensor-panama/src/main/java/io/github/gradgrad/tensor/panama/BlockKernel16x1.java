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
            int aRow,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset,
            int yRow) {
        int[] ha = h.a(), hb = h.b(), wa = w.a(), wb = w.b();
        FloatVector zero = FloatVector.zero(Lanes.SPECIES);
        FloatVector y0 = zero;
        FloatVector y1 = zero;
        FloatVector y2 = zero;
        FloatVector y3 = zero;
        FloatVector y4 = zero;
        FloatVector y5 = zero;
        FloatVector y6 = zero;
        FloatVector y7 = zero;
        FloatVector y8 = zero;
        FloatVector y9 = zero;
        FloatVector y10 = zero;
        FloatVector y11 = zero;
        FloatVector y12 = zero;
        FloatVector y13 = zero;
        FloatVector y14 = zero;
        FloatVector y15 = zero;
        for (int i = 0; i < ha.length; i++) {
            for (int j = 0; j < wa.length; j++) {
                int a0 = aOffset + ha[i] + wa[j], from = bOffset + hb[i] + wb[j];
                int a1 = a0 + aRow,
                        a2 = a1 + aRow,
                        a3 = a2 + aRow,
                        a4 = a3 + aRow,
                        a5 = a4 + aRow,
                        a6 = a5 + aRow,
                        a7 = a6 + aRow,
                        a8 = a7 + aRow,
                        a9 = a8 + aRow,
                        a10 = a9 + aRow,
                        a11 = a10 + aRow,
                        a12 = a11 + aRow,
                        a13 = a12 + aRow,
                        a14 = a13 + aRow,
                        a15 = a14 + aRow;
                for (int k = 0; k < length; k++) {
                    int at = from + k * Lanes.COUNT;
                    FloatVector column = FloatVector.fromArray(Lanes.SPECIES, b, at);
                    FloatVector row = FloatVector.broadcast(Lanes.SPECIES, a[a0 + k]);
                    y0 = row.fma(column, y0);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a1 + k]);
                    y1 = row.fma(column, y1);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a2 + k]);
                    y2 = row.fma(column, y2);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a3 + k]);
                    y3 = row.fma(column, y3);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a4 + k]);
                    y4 = row.fma(column, y4);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a5 + k]);
                    y5 = row.fma(column, y5);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a6 + k]);
                    y6 = row.fma(column, y6);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a7 + k]);
                    y7 = row.fma(column, y7);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a8 + k]);
                    y8 = row.fma(column, y8);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a9 + k]);
                    y9 = row.fma(column, y9);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a10 + k]);
                    y10 = row.fma(column, y10);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a11 + k]);
                    y11 = row.fma(column, y11);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a12 + k]);
                    y12 = row.fma(column, y12);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a13 + k]);
                    y13 = row.fma(column, y13);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a14 + k]);
                    y14 = row.fma(column, y14);
                    row = FloatVector.broadcast(Lanes.SPECIES, a[a15 + k]);
                    y15 = row.fma(column, y15);
                }
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
