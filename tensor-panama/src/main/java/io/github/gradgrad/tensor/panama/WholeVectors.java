package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Rows of any length, and the same padded with zeros to whole vectors. */
final class WholeVectors {
    private WholeVectors() {}

    /** The length of a padded row. */
    static int row(int length) {
        return Math.ceilDiv(length, Lanes.COUNT) * Lanes.COUNT;
    }

    /** Pads contiguous rows. */
    static void pad(int rows, int length, float[] x, int xo, float[] y, int yo) {
        int row = row(length);
        for (int w = 0; w < row; w += Lanes.COUNT) {
            VectorMask<Float> lanes = Lanes.SPECIES.indexInRange(w, length);
            for (int r = 0; r < rows; r++) {
                FloatVector.fromArray(Lanes.SPECIES, x, xo + r * length + w, lanes)
                        .intoArray(y, yo + r * row + w);
            }
        }
    }

    /** y += x over some padded rows, those of y with a distance of their own. */
    static void add(int rows, int row, float[] x, int xo, float[] y, int yo, int yRow) {
        for (int w = 0; w < row; w += Lanes.COUNT) {
            for (int r = 0, from = xo + w, to = yo + w; r < rows; r++, from += row, to += yRow) {
                FloatVector.fromArray(Lanes.SPECIES, x, from)
                        .add(FloatVector.fromArray(Lanes.SPECIES, y, to))
                        .intoArray(y, to);
            }
        }
    }
}
