package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A {@link BlockProduct} of two rows by four vectors, for rows that are left: a block of six would compute others for nothing. */
final class RegisterBlock2x4 implements BlockProduct {
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
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + w);
        s02.intoArray(c, co + 2 * w);
        s03.intoArray(c, co + 3 * w);
        s10.intoArray(c, co + cRow);
        s11.intoArray(c, co + cRow + w);
        s12.intoArray(c, co + cRow + 2 * w);
        s13.intoArray(c, co + cRow + 3 * w);
    }
}
