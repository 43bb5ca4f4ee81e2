package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** Reads planes so that what lay in different ones becomes contiguous: y[p yStride + i] = x[pixels[p] + places[i]]. */
final class Interleave {
    private Interleave() {}

    /** For the values of p from {@code first} to {@code end}, the first of which goes to the beginning of y, and {@code n} of i. */
    static void run(
            int[] pixels, int first, int end, int n, int[] places, float[] x, int xo, float[] y, int yo, int yStride) {
        if (!Lanes.GATHERS || n < Lanes.COUNT) {
            for (int i = 0; i < n; i++) {
                for (int p = first; p < end; p++) y[yo + (p - first) * yStride + i] = x[xo + pixels[p] + places[i]];
            }
            return;
        }
        for (int i = 0; i < n; i += Lanes.COUNT) {
            // The last ones may be done twice, which is cheaper than a mask.
            int from = Math.min(i, n - Lanes.COUNT);
            gather(pixels, first, end, places, from, x, xo, y, yo + from, yStride);
        }
    }

    private static void gather(
            int[] pixels,
            int first,
            int end,
            int[] places,
            int from,
            float[] x,
            int xo,
            float[] y,
            int yo,
            int yStride) {
        for (int p = first; p < end; p++) {
            FloatVector.fromArray(Lanes.SPECIES, x, xo + pixels[p], places, from)
                    .intoArray(y, yo + (p - first) * yStride);
        }
    }
}
