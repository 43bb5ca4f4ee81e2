package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A {@link BlockProduct} of six rows by four vectors, for processors with 32 vector registers: its sums take 24 of them. */
final class RegisterBlock6x4 implements BlockProduct {
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
        FloatVector s02 = fromArray(SPECIES, start, so + 2 * w);
        FloatVector s03 = fromArray(SPECIES, start, so + 3 * w);
        FloatVector s10 = fromArray(SPECIES, start, so + sRow);
        FloatVector s11 = fromArray(SPECIES, start, so + sRow + w);
        FloatVector s12 = fromArray(SPECIES, start, so + sRow + 2 * w);
        FloatVector s13 = fromArray(SPECIES, start, so + sRow + 3 * w);
        FloatVector s20 = fromArray(SPECIES, start, so + 2 * sRow);
        FloatVector s21 = fromArray(SPECIES, start, so + 2 * sRow + w);
        FloatVector s22 = fromArray(SPECIES, start, so + 2 * sRow + 2 * w);
        FloatVector s23 = fromArray(SPECIES, start, so + 2 * sRow + 3 * w);
        FloatVector s30 = fromArray(SPECIES, start, so + 3 * sRow);
        FloatVector s31 = fromArray(SPECIES, start, so + 3 * sRow + w);
        FloatVector s32 = fromArray(SPECIES, start, so + 3 * sRow + 2 * w);
        FloatVector s33 = fromArray(SPECIES, start, so + 3 * sRow + 3 * w);
        FloatVector s40 = fromArray(SPECIES, start, so + 4 * sRow);
        FloatVector s41 = fromArray(SPECIES, start, so + 4 * sRow + w);
        FloatVector s42 = fromArray(SPECIES, start, so + 4 * sRow + 2 * w);
        FloatVector s43 = fromArray(SPECIES, start, so + 4 * sRow + 3 * w);
        FloatVector s50 = fromArray(SPECIES, start, so + 5 * sRow);
        FloatVector s51 = fromArray(SPECIES, start, so + 5 * sRow + w);
        FloatVector s52 = fromArray(SPECIES, start, so + 5 * sRow + 2 * w);
        FloatVector s53 = fromArray(SPECIES, start, so + 5 * sRow + 3 * w);
        for (int p = 0; p < k; p++) {
            int at = bo + p * 4 * w;
            FloatVector b0 = fromArray(SPECIES, b, at),
                    b1 = fromArray(SPECIES, b, at + w),
                    b2 = fromArray(SPECIES, b, at + 2 * w),
                    b3 = fromArray(SPECIES, b, at + 3 * w);
            FloatVector x = broadcast(SPECIES, a[ao + p * STEP]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = broadcast(SPECIES, a[ao + p * STEP + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = broadcast(SPECIES, a[ao + p * STEP + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
            x = broadcast(SPECIES, a[ao + p * STEP + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
            s33 = x.fma(b3, s33);
            x = broadcast(SPECIES, a[ao + p * STEP + 4 * row]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            s42 = x.fma(b2, s42);
            s43 = x.fma(b3, s43);
            x = broadcast(SPECIES, a[ao + p * STEP + 5 * row]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            s52 = x.fma(b2, s52);
            s53 = x.fma(b3, s53);
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + w);
        s02.intoArray(c, co + 2 * w);
        s03.intoArray(c, co + 3 * w);
        s10.intoArray(c, co + cRow);
        s11.intoArray(c, co + cRow + w);
        s12.intoArray(c, co + cRow + 2 * w);
        s13.intoArray(c, co + cRow + 3 * w);
        s20.intoArray(c, co + 2 * cRow);
        s21.intoArray(c, co + 2 * cRow + w);
        s22.intoArray(c, co + 2 * cRow + 2 * w);
        s23.intoArray(c, co + 2 * cRow + 3 * w);
        s30.intoArray(c, co + 3 * cRow);
        s31.intoArray(c, co + 3 * cRow + w);
        s32.intoArray(c, co + 3 * cRow + 2 * w);
        s33.intoArray(c, co + 3 * cRow + 3 * w);
        s40.intoArray(c, co + 4 * cRow);
        s41.intoArray(c, co + 4 * cRow + w);
        s42.intoArray(c, co + 4 * cRow + 2 * w);
        s43.intoArray(c, co + 4 * cRow + 3 * w);
        s50.intoArray(c, co + 5 * cRow);
        s51.intoArray(c, co + 5 * cRow + w);
        s52.intoArray(c, co + 5 * cRow + 2 * w);
        s53.intoArray(c, co + 5 * cRow + 3 * w);
    }
}
