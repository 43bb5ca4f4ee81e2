package io.github.gradgrad.tensor.panama;

/** Reads planes so that what lay in different ones becomes contiguous: y[targets[p] + i] = x[p + planes[i]]. */
final class Interleave {
    /** How many planes are read at once: the cache line of each holds pixels of the next square, too. */
    private static final int PLANES = 64;

    private Interleave() {}

    /** For p from 0 to below {@code n} and every i; x and y begin at offsets. */
    static void run(int n, int[] planes, float[] x, int xo, int[] targets, float[] y, int yo) {
        if (!Square.FAST || n < Square.SIDE || planes.length < Square.SIDE) {
            for (int i = 0; i < planes.length; i++) {
                for (int p = 0; p < n; p++) y[yo + targets[p] + i] = x[xo + p + planes[i]];
            }
            return;
        }
        for (int first = 0; first < planes.length; first += PLANES) {
            int end = Math.min(planes.length, first + PLANES);
            for (int p = 0; p < n; p += Square.SIDE) {
                // The last ones may be done twice, which is cheaper than smaller squares.
                int from = Math.min(p, n - Square.SIDE);
                for (int i = first; i < end; i += Square.SIDE) {
                    int plane = Math.min(i, planes.length - Square.SIDE);
                    Square.turn(x, xo + from, planes, plane, y, yo + plane, targets, from);
                }
            }
        }
    }
}
