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
    private static final int PITCH = FORM.pitch();

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
        FloatVector x;
        int p = 0, whole = k - k % 4;
        for (; p < whole; p += 4) {
            int from = ao + p * PITCH, at = bo + p * Form.COLUMNS;
            x = fromArray(SPECIES, b, at);
            s0 = broadcast(SPECIES, a[from]).fma(x, s0);
            s1 = broadcast(SPECIES, a[from + row]).fma(x, s1);
            s2 = broadcast(SPECIES, a[from + 2 * row]).fma(x, s2);
            s3 = broadcast(SPECIES, a[from + 3 * row]).fma(x, s3);
            s4 = broadcast(SPECIES, a[from + 4 * row]).fma(x, s4);
            s5 = broadcast(SPECIES, a[from + 5 * row]).fma(x, s5);

            x = fromArray(SPECIES, b, at + Form.COLUMNS);
            s0 = broadcast(SPECIES, a[from + STEP]).fma(x, s0);
            s1 = broadcast(SPECIES, a[from + STEP + row]).fma(x, s1);
            s2 = broadcast(SPECIES, a[from + STEP + 2 * row]).fma(x, s2);
            s3 = broadcast(SPECIES, a[from + STEP + 3 * row]).fma(x, s3);
            s4 = broadcast(SPECIES, a[from + STEP + 4 * row]).fma(x, s4);
            s5 = broadcast(SPECIES, a[from + STEP + 5 * row]).fma(x, s5);

            x = fromArray(SPECIES, b, at + 2 * Form.COLUMNS);
            s0 = broadcast(SPECIES, a[from + 2 * STEP]).fma(x, s0);
            s1 = broadcast(SPECIES, a[from + 2 * STEP + row]).fma(x, s1);
            s2 = broadcast(SPECIES, a[from + 2 * STEP + 2 * row]).fma(x, s2);
            s3 = broadcast(SPECIES, a[from + 2 * STEP + 3 * row]).fma(x, s3);
            s4 = broadcast(SPECIES, a[from + 2 * STEP + 4 * row]).fma(x, s4);
            s5 = broadcast(SPECIES, a[from + 2 * STEP + 5 * row]).fma(x, s5);

            x = fromArray(SPECIES, b, at + 3 * Form.COLUMNS);
            s0 = broadcast(SPECIES, a[from + 3 * STEP]).fma(x, s0);
            s1 = broadcast(SPECIES, a[from + 3 * STEP + row]).fma(x, s1);
            s2 = broadcast(SPECIES, a[from + 3 * STEP + 2 * row]).fma(x, s2);
            s3 = broadcast(SPECIES, a[from + 3 * STEP + 3 * row]).fma(x, s3);
            s4 = broadcast(SPECIES, a[from + 3 * STEP + 4 * row]).fma(x, s4);
            s5 = broadcast(SPECIES, a[from + 3 * STEP + 5 * row]).fma(x, s5);
        }
        int rest = ao + whole * (PITCH - STEP);
        for (; p < k; p++) {
            int from = rest + p * STEP, at = bo + p * Form.COLUMNS;
            x = fromArray(SPECIES, b, at);
            s0 = broadcast(SPECIES, a[from]).fma(x, s0);
            s1 = broadcast(SPECIES, a[from + row]).fma(x, s1);
            s2 = broadcast(SPECIES, a[from + 2 * row]).fma(x, s2);
            s3 = broadcast(SPECIES, a[from + 3 * row]).fma(x, s3);
            s4 = broadcast(SPECIES, a[from + 4 * row]).fma(x, s4);
            s5 = broadcast(SPECIES, a[from + 5 * row]).fma(x, s5);
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + cRow);
        s2.intoArray(c, co + 2 * cRow);
        s3.intoArray(c, co + 3 * cRow);
        s4.intoArray(c, co + 4 * cRow);
        s5.intoArray(c, co + 5 * cRow);
    }
}
