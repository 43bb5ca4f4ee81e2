package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A {@link BlockProduct} of six rows by two vectors, for processors with 16 vector registers: its sums take 12 of them.
 *
 * <p>The JIT likes to load the numbers of all rows first, and a third of the sums would then lie in memory: twice the time. A
 * load does not pass a store, though, so a sum is stored after the second and the fifth row, to a place that is written again in the end.
 */
final class RegisterBlock6x2 implements BlockProduct {
    private static final Form FORM = LoopCopy.function(MethodHandles.lookup(), Form.class);

    private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
    private static final int STEP = FORM.step();

    @Override
    public void run(
            int k,
            float[] a,
            int ao,
            int aRow,
            float[] b,
            int bo,
            float[] start,
            int so,
            int sRow,
            float[] c,
            int co,
            int cRow) {
        int row = FORM.row(aRow);
        int w = Lanes.COUNT;
        FloatVector s00 = fromArray(SPECIES, start, so);
        FloatVector s01 = fromArray(SPECIES, start, so + w);
        FloatVector s10 = fromArray(SPECIES, start, so + sRow);
        FloatVector s11 = fromArray(SPECIES, start, so + sRow + w);
        FloatVector s20 = fromArray(SPECIES, start, so + 2 * sRow);
        FloatVector s21 = fromArray(SPECIES, start, so + 2 * sRow + w);
        FloatVector s30 = fromArray(SPECIES, start, so + 3 * sRow);
        FloatVector s31 = fromArray(SPECIES, start, so + 3 * sRow + w);
        FloatVector s40 = fromArray(SPECIES, start, so + 4 * sRow);
        FloatVector s41 = fromArray(SPECIES, start, so + 4 * sRow + w);
        FloatVector s50 = fromArray(SPECIES, start, so + 5 * sRow);
        FloatVector s51 = fromArray(SPECIES, start, so + 5 * sRow + w);
        for (int p = 0; p < k; p++) {
            int at = bo + p * 2 * w;
            FloatVector b0 = fromArray(SPECIES, b, at), b1 = fromArray(SPECIES, b, at + w);
            FloatVector x = broadcast(SPECIES, a[ao + p * STEP]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = broadcast(SPECIES, a[ao + p * STEP + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s11.intoArray(c, co);
            x = broadcast(SPECIES, a[ao + p * STEP + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = broadcast(SPECIES, a[ao + p * STEP + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = broadcast(SPECIES, a[ao + p * STEP + 4 * row]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            s41.intoArray(c, co);
            x = broadcast(SPECIES, a[ao + p * STEP + 5 * row]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + w);
        s10.intoArray(c, co + cRow);
        s11.intoArray(c, co + cRow + w);
        s20.intoArray(c, co + 2 * cRow);
        s21.intoArray(c, co + 2 * cRow + w);
        s30.intoArray(c, co + 3 * cRow);
        s31.intoArray(c, co + 3 * cRow + w);
        s40.intoArray(c, co + 4 * cRow);
        s41.intoArray(c, co + 4 * cRow + w);
        s50.intoArray(c, co + 5 * cRow);
        s51.intoArray(c, co + 5 * cRow + w);
    }
}
