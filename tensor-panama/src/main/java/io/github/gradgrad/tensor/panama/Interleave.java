package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** Reads planes so that what lay in different ones becomes contiguous: y[p yStride + i] = x[p + places[i]]. */
final class Interleave {
    private Interleave() {}

    /** For {@code pixels} values of p and {@code n} of i. */
    static void run(int pixels, int n, int[] places, float[] x, int xo, float[] y, int yo, int yStride) {
        if (!Transpose.GATHERS || n < Lanes.COUNT) {
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < pixels; p++) y[yo + p * yStride + i] = x[xo + p + places[i]];
            }
            return;
        }
        for (int i = 0; i < n; i += Lanes.COUNT) {
            // The last ones may be done twice, which is cheaper than a mask.
            int from = Math.min(i, n - Lanes.COUNT);
            gather(pixels, places, from, x, xo, y, yo + from, yStride);
        }
    }

    private static void gather(int pixels, int[] places, int from, float[] x, int xo, float[] y, int yo, int yStride) {
        for (int p = 0; p < pixels; p++) {
            FloatVector.fromArray(Lanes.SPECIES, x, xo + p, places, from).intoArray(y, yo + p * yStride);
        }
    }
}
