package io.github.gradgrad.tensor.panama;

import static java.lang.invoke.VarHandle.acquireFence;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A {@link BlockProduct} of four rows by two vectors, for rows that are left with 16 vector registers: a block of six would compute others for
 * nothing. It is {@link RegisterBlock6x2} without its last two rows.
 */
final class RegisterBlock4x2 implements BlockProduct {
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
        int w = Lanes.COUNT;
        FloatVector s00 = fromArray(SPECIES, start, so);
        FloatVector s01 = fromArray(SPECIES, start, so + w);
        FloatVector s10 = fromArray(SPECIES, start, so + sRow);
        FloatVector s11 = fromArray(SPECIES, start, so + sRow + w);
        FloatVector s20 = fromArray(SPECIES, start, so + 2 * sRow);
        FloatVector s21 = fromArray(SPECIES, start, so + 2 * sRow + w);
        FloatVector s30 = fromArray(SPECIES, start, so + 3 * sRow);
        FloatVector s31 = fromArray(SPECIES, start, so + 3 * sRow + w);
        FloatVector b0, b1, x;
        int p = 0, whole = k - k % 4;
        for (; p < whole; p += 4) {
            int from = ao + p * PITCH, at = bo + p * 2 * w;
            b0 = fromArray(SPECIES, b, at);
            b1 = fromArray(SPECIES, b, at + w);
            x = broadcast(SPECIES, a[from]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            acquireFence();
            x = broadcast(SPECIES, a[from + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            acquireFence();
            x = broadcast(SPECIES, a[from + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            acquireFence();
            x = broadcast(SPECIES, a[from + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            acquireFence();

            b0 = fromArray(SPECIES, b, at + 2 * w);
            b1 = fromArray(SPECIES, b, at + 3 * w);
            x = broadcast(SPECIES, a[from + STEP]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            acquireFence();
            x = broadcast(SPECIES, a[from + STEP + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            acquireFence();
            x = broadcast(SPECIES, a[from + STEP + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            acquireFence();
            x = broadcast(SPECIES, a[from + STEP + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            acquireFence();

            b0 = fromArray(SPECIES, b, at + 4 * w);
            b1 = fromArray(SPECIES, b, at + 5 * w);
            x = broadcast(SPECIES, a[from + 2 * STEP]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            acquireFence();
            x = broadcast(SPECIES, a[from + 2 * STEP + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            acquireFence();
            x = broadcast(SPECIES, a[from + 2 * STEP + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            acquireFence();
            x = broadcast(SPECIES, a[from + 2 * STEP + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            acquireFence();

            b0 = fromArray(SPECIES, b, at + 6 * w);
            b1 = fromArray(SPECIES, b, at + 7 * w);
            x = broadcast(SPECIES, a[from + 3 * STEP]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            acquireFence();
            x = broadcast(SPECIES, a[from + 3 * STEP + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            acquireFence();
            x = broadcast(SPECIES, a[from + 3 * STEP + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            acquireFence();
            x = broadcast(SPECIES, a[from + 3 * STEP + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            acquireFence();
        }
        int rest = ao + whole * (PITCH - STEP);
        for (; p < k; p++) {
            int from = rest + p * STEP, at = bo + p * 2 * w;
            b0 = fromArray(SPECIES, b, at);
            b1 = fromArray(SPECIES, b, at + w);
            x = broadcast(SPECIES, a[from]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            acquireFence();
            x = broadcast(SPECIES, a[from + row]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            acquireFence();
            x = broadcast(SPECIES, a[from + 2 * row]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            acquireFence();
            x = broadcast(SPECIES, a[from + 3 * row]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            acquireFence();
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + w);
        s10.intoArray(c, co + cRow);
        s11.intoArray(c, co + cRow + w);
        s20.intoArray(c, co + 2 * cRow);
        s21.intoArray(c, co + 2 * cRow + w);
        s30.intoArray(c, co + 3 * cRow);
        s31.intoArray(c, co + 3 * cRow + w);
    }
}
