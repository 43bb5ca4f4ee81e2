package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/**
 * Products of four channels with what five elements of a kernel meet, added up lane by lane, so that neither has to be transposed;
 * the lanes are joined when everything has been added. Written out, since the JIT keeps only local variables in registers.
 */
final class TapSums {
    static final int CHANNELS = 4;
    static final int TAPS = 5;
    /** The elements of all sums, [channels, taps] vectors. */
    static final int SIZE = CHANNELS * TAPS * Lanes.COUNT;

    private TapSums() {}

    /**
     * y[c, t] = the sum over rows i and their vectors of g[c channel + i row + ..] p[taps[tap + t] + i pRow + ..].
     *
     * @param row the length of a row, whole vectors
     */
    static void run(
            int rows,
            int row,
            float[] g,
            int gOffset,
            int channel,
            float[] p,
            int pOffset,
            int pRow,
            int[] taps,
            int tap,
            float[] y) {
        int g1 = channel, g2 = 2 * channel, g3 = 3 * channel, p0 = taps[tap];
        int p1 = taps[tap + 1] - p0, p2 = taps[tap + 2] - p0, p3 = taps[tap + 3] - p0, p4 = taps[tap + 4] - p0;
        FloatVector zero = FloatVector.zero(Lanes.SPECIES);
        FloatVector y00 = zero, y01 = zero, y02 = zero, y03 = zero, y04 = zero;
        FloatVector y10 = zero, y11 = zero, y12 = zero, y13 = zero, y14 = zero;
        FloatVector y20 = zero, y21 = zero, y22 = zero, y23 = zero, y24 = zero;
        FloatVector y30 = zero, y31 = zero, y32 = zero, y33 = zero, y34 = zero;
        for (int w = 0; w < row; w += Lanes.COUNT) {
            int from = gOffset + w, at = pOffset + p0 + w;
            for (int i = 0; i < rows; i++, from += row, at += pRow) {
                FloatVector a = load(g, from), b = load(g, from + g1), c = load(g, from + g2), d = load(g, from + g3);
                FloatVector x = load(p, at);
                y00 = x.fma(a, y00);
                y10 = x.fma(b, y10);
                y20 = x.fma(c, y20);
                y30 = x.fma(d, y30);
                x = load(p, at + p1);
                y01 = x.fma(a, y01);
                y11 = x.fma(b, y11);
                y21 = x.fma(c, y21);
                y31 = x.fma(d, y31);
                x = load(p, at + p2);
                y02 = x.fma(a, y02);
                y12 = x.fma(b, y12);
                y22 = x.fma(c, y22);
                y32 = x.fma(d, y32);
                x = load(p, at + p3);
                y03 = x.fma(a, y03);
                y13 = x.fma(b, y13);
                y23 = x.fma(c, y23);
                y33 = x.fma(d, y33);
                x = load(p, at + p4);
                y04 = x.fma(a, y04);
                y14 = x.fma(b, y14);
                y24 = x.fma(c, y24);
                y34 = x.fma(d, y34);
            }
        }
        int step = Lanes.COUNT, line = TAPS * step;
        y00.intoArray(y, 0);
        y01.intoArray(y, step);
        y02.intoArray(y, 2 * step);
        y03.intoArray(y, 3 * step);
        y04.intoArray(y, 4 * step);
        y10.intoArray(y, line);
        y11.intoArray(y, line + step);
        y12.intoArray(y, line + 2 * step);
        y13.intoArray(y, line + 3 * step);
        y14.intoArray(y, line + 4 * step);
        y20.intoArray(y, 2 * line);
        y21.intoArray(y, 2 * line + step);
        y22.intoArray(y, 2 * line + 2 * step);
        y23.intoArray(y, 2 * line + 3 * step);
        y24.intoArray(y, 2 * line + 4 * step);
        y30.intoArray(y, 3 * line);
        y31.intoArray(y, 3 * line + step);
        y32.intoArray(y, 3 * line + 2 * step);
        y33.intoArray(y, 3 * line + 3 * step);
        y34.intoArray(y, 3 * line + 4 * step);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
