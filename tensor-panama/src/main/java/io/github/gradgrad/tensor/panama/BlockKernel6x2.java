package io.github.gradgrad.tensor.panama;

import static java.lang.invoke.VarHandle.acquireFence;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A block of 6 rows by two vectors, for 16 registers. Written out, since the JIT keeps only local variables in registers; why it has fences
 * and four steps in one, {@link RegisterBlock6x2} tells.
 */
final class BlockKernel6x2 implements BlockKernel {
    private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

    @Override
    public int rows() {
        return 6;
    }

    @Override
    public int columns() {
        return 2 * Lanes.COUNT;
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
        FloatVector sa = fromArray(SPECIES, start, startOffset);
        FloatVector sb = fromArray(SPECIES, start, startOffset + Lanes.COUNT);
        FloatVector y0a = sa, y0b = sb;
        FloatVector y1a = sa, y1b = sb;
        FloatVector y2a = sa, y2b = sb;
        FloatVector y3a = sa, y3b = sb;
        FloatVector y4a = sa, y4b = sb;
        FloatVector y5a = sa, y5b = sb;
        FloatVector b0, b1, row;
        int steps = ha.length * wa.length;
        for (int step = 0; step < steps; step++) {
            int i = step / wa.length, j = step % wa.length;
            int first = aOffset + ha[i] + wa[j], from = bOffset + hb[i] + wb[j], n = runs[j] * length;
            int k = 0, whole = n - n % 4;
            for (; k < whole; k += 4) {
                int at = from + k * 2 * Lanes.COUNT, x = first + k * 6;
                b0 = fromArray(SPECIES, b, at);
                b1 = fromArray(SPECIES, b, at + Lanes.COUNT);
                row = broadcast(SPECIES, a[x]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 1]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 2]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 3]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 4]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 5]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
                acquireFence();

                b0 = fromArray(SPECIES, b, at + 2 * Lanes.COUNT);
                b1 = fromArray(SPECIES, b, at + 3 * Lanes.COUNT);
                row = broadcast(SPECIES, a[x + 6]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 7]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 8]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 9]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 10]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 11]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
                acquireFence();

                b0 = fromArray(SPECIES, b, at + 4 * Lanes.COUNT);
                b1 = fromArray(SPECIES, b, at + 5 * Lanes.COUNT);
                row = broadcast(SPECIES, a[x + 12]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 13]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 14]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 15]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 16]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 17]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
                acquireFence();

                b0 = fromArray(SPECIES, b, at + 6 * Lanes.COUNT);
                b1 = fromArray(SPECIES, b, at + 7 * Lanes.COUNT);
                row = broadcast(SPECIES, a[x + 18]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 19]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 20]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 21]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 22]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 23]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
                acquireFence();
            }
            for (; k < n; k++) {
                int at = from + k * 2 * Lanes.COUNT, x = first + k * 6;
                b0 = fromArray(SPECIES, b, at);
                b1 = fromArray(SPECIES, b, at + Lanes.COUNT);
                row = broadcast(SPECIES, a[x]);
                y0a = row.fma(b0, y0a);
                y0b = row.fma(b1, y0b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 1]);
                y1a = row.fma(b0, y1a);
                y1b = row.fma(b1, y1b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 2]);
                y2a = row.fma(b0, y2a);
                y2b = row.fma(b1, y2b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 3]);
                y3a = row.fma(b0, y3a);
                y3b = row.fma(b1, y3b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 4]);
                y4a = row.fma(b0, y4a);
                y4b = row.fma(b1, y4b);
                acquireFence();
                row = broadcast(SPECIES, a[x + 5]);
                y5a = row.fma(b0, y5a);
                y5b = row.fma(b1, y5b);
                acquireFence();
            }
        }
        y0a.intoArray(y, yOffset);
        y0b.intoArray(y, yOffset + Lanes.COUNT);
        y1a.intoArray(y, yOffset + yRow);
        y1b.intoArray(y, yOffset + yRow + Lanes.COUNT);
        y2a.intoArray(y, yOffset + 2 * yRow);
        y2b.intoArray(y, yOffset + 2 * yRow + Lanes.COUNT);
        y3a.intoArray(y, yOffset + 3 * yRow);
        y3b.intoArray(y, yOffset + 3 * yRow + Lanes.COUNT);
        y4a.intoArray(y, yOffset + 4 * yRow);
        y4b.intoArray(y, yOffset + 4 * yRow + Lanes.COUNT);
        y5a.intoArray(y, yOffset + 5 * yRow);
        y5b.intoArray(y, yOffset + 5 * yRow + Lanes.COUNT);
    }
}
