package io.github.gradgrad.tensor.panama;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/** A {@link BlockProduct} of six rows by the first vector of a panel, for a last panel that has no more columns. */
final class RegisterBlock6x1 implements BlockProduct {
    private static final Form FORM = LoopCopy.function(MethodHandles.lookup(), Form.class);

    private static final int STEP = FORM.step();
    private static final int ROW = FORM.row();

    @Override
    public void run(int k, float[] a, int ao, float[] b, int bo, float[] start, int so, float[] c, int co, int cRow) {
        FloatVector s0 = load(start, so), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
        for (int p = 0; p < k; p++) {
            FloatVector x = load(b, bo + p * Form.COLUMNS);
            s0 = all(a[ao + p * STEP]).fma(x, s0);
            s1 = all(a[ao + p * STEP + ROW]).fma(x, s1);
            s2 = all(a[ao + p * STEP + 2 * ROW]).fma(x, s2);
            s3 = all(a[ao + p * STEP + 3 * ROW]).fma(x, s3);
            s4 = all(a[ao + p * STEP + 4 * ROW]).fma(x, s4);
            s5 = all(a[ao + p * STEP + 5 * ROW]).fma(x, s5);
        }
        s0.intoArray(c, co);
        s1.intoArray(c, co + cRow);
        s2.intoArray(c, co + 2 * cRow);
        s3.intoArray(c, co + 3 * cRow);
        s4.intoArray(c, co + 4 * cRow);
        s5.intoArray(c, co + 5 * cRow);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Lanes.SPECIES, value);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
