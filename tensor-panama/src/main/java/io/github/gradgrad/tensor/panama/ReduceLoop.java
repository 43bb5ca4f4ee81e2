package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.Reducer;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * y[o, i] = the join of x[o, r, i] over r: the template of {@link LoopCopy}.
 *
 * <p>Joins in a fixed order, since the sum of floats depends on it and {@code reduceLanes} may take any. Partial results of
 * blocks are joined last, which keeps the error of a long sum small.
 */
final class ReduceLoop implements BinaryFormula.Reduction {
    private static final Join FUNCTION = LoopCopy.function(MethodHandles.lookup(), Join.class);
    private static final VectorOperators.Associative JOIN = FUNCTION.vectors();
    private static final Reducer LANES = FUNCTION.lanes();
    private static final int BLOCK = 256;

    @Override
    public void rows(float start, float[] x, int from, int to, int length, float[] y) {
        float[] lanes = Scratch.array(Scratch.Use.LINE, Lanes.COUNT);
        for (int r = from; r < to; r++) y[r] = row(start, x, r * length, length, lanes);
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
            all = all.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, from + i, places, 0));
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
                    a = a.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, at, columns));
                }
                all = all.lanewise(JOIN, a);
            }
            all.intoArray(y, o * inner, columns);
        }
    }

    @Override
    public float row(float start, float[] x, int from, int length) {
        return row(start, x, from, length, new float[Lanes.COUNT]);
    }

    private static float row(float start, float[] x, int from, int length, float[] lanes) {
        int step = 4 * Lanes.COUNT, i = from, end = from + length;
        FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start), all = none;
        while (end - i >= step) {
            int blockEnd = i + Math.min((end - i) / step, BLOCK) * step;
            FloatVector a = none, b = none, c = none, d = none;
            for (; i < blockEnd; i += step) {
                a = a.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, i));
                b = b.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, i + Lanes.COUNT));
                c = c.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, i + 2 * Lanes.COUNT));
                d = d.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, i + 3 * Lanes.COUNT));
            }
            all = all.lanewise(JOIN, a.lanewise(JOIN, b).lanewise(JOIN, c.lanewise(JOIN, d)));
        }
        for (; end - i >= Lanes.COUNT; i += Lanes.COUNT)
            all = all.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, i));
        if (i < end) {
            VectorMask<Float> rest = Lanes.SPECIES.indexInRange(i, end);
            all = all.lanewise(JOIN, none.blend(FloatVector.fromArray(Lanes.SPECIES, x, i, rest), rest));
        }
        all.intoArray(lanes, 0);
        return joinLanes(lanes);
    }

    private static void oneColumn(float start, float[] x, int from, int length, int inner, float[] y, int to) {
        FloatVector none = FloatVector.broadcast(Lanes.SPECIES, start), all = none;
        for (int r = 0, at = from; r < length; ) {
            FloatVector a = none;
            for (int end = Math.min(length, r + BLOCK); r < end; r++, at += inner)
                a = a.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, at));
            all = all.lanewise(JOIN, a);
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
                a = a.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, at));
                b = b.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, at + lanes));
                c = c.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, at + 2 * lanes));
                d = d.lanewise(JOIN, FloatVector.fromArray(Lanes.SPECIES, x, at + 3 * lanes));
            }
            allA = allA.lanewise(JOIN, a);
            allB = allB.lanewise(JOIN, b);
            allC = allC.lanewise(JOIN, c);
            allD = allD.lanewise(JOIN, d);
        }
        allA.intoArray(y, to);
        allB.intoArray(y, to + lanes);
        allC.intoArray(y, to + 2 * lanes);
        allD.intoArray(y, to + 3 * lanes);
    }

    /**
     * The upper half joined to the lower half, until one lane is left. Number by number: a vector that goes through several methods
     * can end up on the heap, where the JIT has counted too few calls of one to inline it.
     */
    private static float joinLanes(float[] lanes) {
        for (int half = Lanes.COUNT / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) lanes[i] = (float) LANES.join(lanes[i], lanes[i + half]);
        }
        return lanes[0];
    }

    /** What a copy of the loop is made for: how vectors are joined, and how single numbers are. */
    record Join(VectorOperators.Associative vectors, Reducer lanes) {}
}
