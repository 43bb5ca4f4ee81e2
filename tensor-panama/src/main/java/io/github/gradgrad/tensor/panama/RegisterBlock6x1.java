package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A {@link BlockProduct} of six rows by the first vector of a panel, for a last panel that has no more columns. */
final class RegisterBlock6x1 implements BlockProduct {
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
        FloatVector s0 = fromArray(SPECIES, start, so);
        FloatVector s1 = fromArray(SPECIES, start, so + sRow);
        FloatVector s2 = fromArray(SPECIES, start, so + 2 * sRow);
        FloatVector s3 = fromArray(SPECIES, start, so + 3 * sRow);
        FloatVector s4 = fromArray(SPECIES, start, so + 4 * sRow);
        FloatVector s5 = fromArray(SPECIES, start, so + 5 * sRow);
        for (int p = 0; p < k; p++) {
            FloatVector x = fromArray(SPECIES, b, bo + p * Form.COLUMNS);
            s0 = broadcast(SPECIES, a[ao + p * STEP]).fma(x, s0);
            s1 = broadcast(SPECIES, a[ao + p * STEP + row]).fma(x, s1);
            s2 = broadcast(SPECIES, a[ao + p * STEP + 2 * row]).fma(x, s2);
            s3 = broadcast(SPECIES, a[ao + p * STEP + 3 * row]).fma(x, s3);
            s4 = broadcast(SPECIES, a[ao + p * STEP + 4 * row]).fma(x, s4);
            s5 = broadcast(SPECIES, a[ao + p * STEP + 5 * row]).fma(x, s5);
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + cRow);
        s2.intoArray(c, co + 2 * cRow);
        s3.intoArray(c, co + 3 * cRow);
        s4.intoArray(c, co + 4 * cRow);
        s5.intoArray(c, co + 5 * cRow);
    }
}
