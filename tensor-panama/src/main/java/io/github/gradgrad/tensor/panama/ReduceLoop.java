package io.github.gradgrad.tensor.panama;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * y[o, i] = the join of x[o, r, i] over r: the template of {@link LoopCopy}.
 *
 * <p>Joins in a fixed order, since the sum of floats depends on it and {@code reduceLanes} may take any. Partial results of
 * blocks are joined last, which keeps the error of a long sum small.
 */
final class ReduceLoop implements BinaryFormula.Reduction {
    private static final BinaryFormula JOIN = LoopCopy.function(MethodHandles.lookup(), BinaryFormula.class);
    private static final int BLOCK = 256;

    @Override
    public void rows(float start, float[] x, int from, int to, int length, float[] y) {
        for (int r = from; r < to; r++) y[r] = row(start, x, r * length, length);
    }

    @Override
    public void columns(float start, float[] x, int o, int length, int inner, int from, int to, float[] y) {
        int matrix = o * length * inner, row = o * inner, i = from;
        for (; to - i >= 4 * Lanes.COUNT; i += 4 * Lanes.COUNT) {
            fourColumns(start, x, matrix + i, length, inner, y, row + i);
        }
        for (; i < to; i += Lanes.COUNT) {
            // The last columns may be done twice, which is cheaper than a mask.
            int at = Math.min(i, to - Lanes.COUNT);
            oneColumn(start, x, matrix + at, length, inner, y, row + at);
        }
    }

    @Override
    public void shortRows(float start, float[] x, int from, int to, int length, float[] y) {
        // A vector holds one element of each of as many rows.
        int[] places = new int[Lanes.COUNT];
        for (int lane = 0; lane < places.length; lane++) places[lane] = lane * length;
        FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start);
        int whole = from + Lanes.SPECIES.loopBound(to - from);
        for (int r = from; r < whole; r += Lanes.COUNT) {
            vectorOfRows(none, x, r * length, length, places).intoArray(y, r);
        }
        if (whole == to) return;
        // In the same order as the others, or a row's sum would depend on where the ranges of threads end.
        float[] rest = new float[Lanes.COUNT * length];
        System.arraycopy(x, whole * length, rest, 0, (to - whole) * length);
        vectorOfRows(none, rest, 0, length, places).intoArray(y, whole, Lanes.SPECIES.indexInRange(whole, to));
    }

    private static FloatVector vectorOfRows(FloatVector none, float[] x, int from, int length, int[] places) {
        FloatVector all = none;
        for (int i = 0; i < length; i++) {
            all = join(all, FloatVector.fromArray(Lanes.SPECIES, x, from + i, places, 0));
        }
        return all;
    }

    @Override
    public void fewColumns(float start, float[] x, int from, int to, int length, int inner, float[] y) {
        VectorMask<Float> columns = Lanes.SPECIES.indexInRange(0, inner);
        for (int o = from; o < to; o++) {
            FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start), all = none;
            for (int r = 0, at = o * length * inner; r < length; ) {
                FloatVector a = none;
                for (int end = Math.min(length, r + BLOCK); r < end; r++, at += inner) {
                    a = join(a, FloatVector.fromArray(Lanes.SPECIES, x, at, columns));
                }
                all = join(all, a);
            }
            all.intoArray(y, o * inner, columns);
        }
    }

    @Override
    public float row(float start, float[] x, int from, int length) {
        int step = 4 * Lanes.COUNT, i = from, end = from + length;
        FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start), all = none;
        while (end - i >= step) {
            int blockEnd = i + Math.min((end - i) / step, BLOCK) * step;
            FloatVector a = none, b = none, c = none, d = none;
            for (; i < blockEnd; i += step) {
                a = join(a, load(x, i));
                b = join(b, load(x, i + Lanes.COUNT));
                c = join(c, load(x, i + 2 * Lanes.COUNT));
                d = join(d, load(x, i + 3 * Lanes.COUNT));
            }
            all = join(all, join(join(a, b), join(c, d)));
        }
        for (; end - i >= Lanes.COUNT; i += Lanes.COUNT) all = join(all, load(x, i));
        if (i < end) {
            VectorMask<Float> rest = Lanes.SPECIES.indexInRange(i, end);
            all = join(all, none.blend(FloatVector.fromArray(Lanes.SPECIES, x, i, rest), rest));
        }
        return joinLanes(all);
    }

    private static void oneColumn(float start, float[] x, int from, int length, int inner, float[] y, int to) {
        FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start), all = none;
        for (int r = 0, at = from; r < length; ) {
            FloatVector a = none;
            for (int end = Math.min(length, r + BLOCK); r < end; r++, at += inner) a = join(a, load(x, at));
            all = join(all, a);
        }
        all.intoArray(y, to);
    }

    private static void fourColumns(float start, float[] x, int from, int length, int inner, float[] y, int to) {
        int lanes = Lanes.COUNT;
        FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start);
        FloatVector allA = none, allB = none, allC = none, allD = none;
        for (int r = 0, at = from; r < length; ) {
            FloatVector a = none, b = none, c = none, d = none;
            for (int end = Math.min(length, r + BLOCK); r < end; r++, at += inner) {
                a = join(a, load(x, at));
                b = join(b, load(x, at + lanes));
                c = join(c, load(x, at + 2 * lanes));
                d = join(d, load(x, at + 3 * lanes));
            }
            allA = join(allA, a);
            allB = join(allB, b);
            allC = join(allC, c);
            allD = join(allD, d);
        }
        allA.intoArray(y, to);
        allB.intoArray(y, to + lanes);
        allC.intoArray(y, to + 2 * lanes);
        allD.intoArray(y, to + 3 * lanes);
    }

    /** The upper half joined to the lower half, until one lane is left. */
    private static float joinLanes(FloatVector vector) {
        FloatVector joined = vector;
        if (Lanes.COUNT > 32) joined = joinHalves(joined, Lanes.BY_32);
        if (Lanes.COUNT > 16) joined = joinHalves(joined, Lanes.BY_16);
        if (Lanes.COUNT > 8) joined = joinHalves(joined, Lanes.BY_8);
        if (Lanes.COUNT > 4) joined = joinHalves(joined, Lanes.BY_4);
        if (Lanes.COUNT > 2) joined = joinHalves(joined, Lanes.BY_2);
        return joinHalves(joined, Lanes.BY_1).lane(0);
    }

    private static FloatVector joinHalves(FloatVector vector, VectorShuffle<Float> upper) {
        return join(vector, vector.rearrange(upper));
    }

    private static FloatVector join(FloatVector a, FloatVector b) {
        return JOIN.apply(a, b, 0, 0);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
