package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns squares of 8 x 8 numbers in registers: rows become columns.
 *
 * <p>Of two vectors that are 1, then 2, then 4 rows apart, each time half of the lanes change places: [a b] over [c d] becomes [a c] over [b d], first
 * for numbers, then for squares of 2 x 2 and of 4 x 4 of them.
 */
final class Square {
    static final int SIDE = 8;
    /** Whether the processor has vectors of a square's side. */
    static final boolean FAST = Lanes.COUNT >= SIDE;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0b10101010);
    private static final VectorMask<Float> ODD_PAIRS = VectorMask.fromLong(SPECIES, 0b11001100);
    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, 0b11110000);
    // Lane i + n to lane i, round and round.
    private static final VectorShuffle<Float> DOWN_1 = VectorShuffle.iota(SPECIES, 1, 1, true);
    private static final VectorShuffle<Float> DOWN_2 = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Float> HALF = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Float> UP_2 = VectorShuffle.iota(SPECIES, 6, 1, true);
    private static final VectorShuffle<Float> UP_1 = VectorShuffle.iota(SPECIES, 7, 1, true);

    private Square() {}

    /** y[yo + columns[column + c] + r] = x[xo + rows[row + r] + c] for r and c below 8. */
    static void turn(float[] x, int xo, int[] rows, int row, float[] y, int yo, int[] columns, int column) {
        FloatVector a = load(x, xo + rows[row]), b = load(x, xo + rows[row + 1]);
        FloatVector c = load(x, xo + rows[row + 2]), d = load(x, xo + rows[row + 3]);
        FloatVector e = load(x, xo + rows[row + 4]), f = load(x, xo + rows[row + 5]);
        FloatVector g = load(x, xo + rows[row + 6]), h = load(x, xo + rows[row + 7]);

        FloatVector a1 = a.blend(b.rearrange(UP_1), ODD),
                b1 = a.rearrange(DOWN_1).blend(b, ODD);
        FloatVector c1 = c.blend(d.rearrange(UP_1), ODD),
                d1 = c.rearrange(DOWN_1).blend(d, ODD);
        FloatVector e1 = e.blend(f.rearrange(UP_1), ODD),
                f1 = e.rearrange(DOWN_1).blend(f, ODD);
        FloatVector g1 = g.blend(h.rearrange(UP_1), ODD),
                h1 = g.rearrange(DOWN_1).blend(h, ODD);

        a = a1.blend(c1.rearrange(UP_2), ODD_PAIRS);
        c = a1.rearrange(DOWN_2).blend(c1, ODD_PAIRS);
        b = b1.blend(d1.rearrange(UP_2), ODD_PAIRS);
        d = b1.rearrange(DOWN_2).blend(d1, ODD_PAIRS);
        e = e1.blend(g1.rearrange(UP_2), ODD_PAIRS);
        g = e1.rearrange(DOWN_2).blend(g1, ODD_PAIRS);
        f = f1.blend(h1.rearrange(UP_2), ODD_PAIRS);
        h = f1.rearrange(DOWN_2).blend(h1, ODD_PAIRS);

        a.blend(e.rearrange(HALF), UPPER).intoArray(y, yo + columns[column]);
        b.blend(f.rearrange(HALF), UPPER).intoArray(y, yo + columns[column + 1]);
        c.blend(g.rearrange(HALF), UPPER).intoArray(y, yo + columns[column + 2]);
        d.blend(h.rearrange(HALF), UPPER).intoArray(y, yo + columns[column + 3]);
        a.rearrange(HALF).blend(e, UPPER).intoArray(y, yo + columns[column + 4]);
        b.rearrange(HALF).blend(f, UPPER).intoArray(y, yo + columns[column + 5]);
        c.rearrange(HALF).blend(g, UPPER).intoArray(y, yo + columns[column + 6]);
        d.rearrange(HALF).blend(h, UPPER).intoArray(y, yo + columns[column + 7]);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
