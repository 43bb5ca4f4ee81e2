package io.github.gradgrad.tensor.panama;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/**
 * The innermost part of a product, the template of {@link LoopCopy}: six rows by four vectors of C stay in registers while k goes by.
 * That is 24 of the 32 registers of AVX-512, and enough independent sums to keep both multiply-add units of a core busy.
 *
 * <p>A and B are packed, so that every index is p times a constant: the JIT then checks bounds once, not for each number, and needs few
 * registers for addresses.
 */
final class RegisterBlock implements BlockProduct {
    /** How many rows of C a block has. */
    private static final Form FORM = LoopCopy.function(MethodHandles.lookup(), Form.class);

    private static final int STEP = FORM.step();
    private static final int ROW = FORM.row();

    @Override
    public void run(int k, float[] a, float[] b, int bo, float[] c) {
        int w = Lanes.COUNT;
        FloatVector zero = FloatVector.zero(Lanes.SPECIES);
        FloatVector s00 = zero, s01 = zero, s02 = zero, s03 = zero;
        FloatVector s10 = zero, s11 = zero, s12 = zero, s13 = zero;
        FloatVector s20 = zero, s21 = zero, s22 = zero, s23 = zero;
        FloatVector s30 = zero, s31 = zero, s32 = zero, s33 = zero;
        FloatVector s40 = zero, s41 = zero, s42 = zero, s43 = zero;
        FloatVector s50 = zero, s51 = zero, s52 = zero, s53 = zero;
        for (int p = 0; p < k; p++) {
            int at = bo + p * Form.COLUMNS;
            FloatVector b0 = load(b, at), b1 = load(b, at + w), b2 = load(b, at + 2 * w), b3 = load(b, at + 3 * w);
            FloatVector x = all(a[p * STEP]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = all(a[p * STEP + ROW]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = all(a[p * STEP + 2 * ROW]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
            x = all(a[p * STEP + 3 * ROW]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
            s33 = x.fma(b3, s33);
            x = all(a[p * STEP + 4 * ROW]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            s42 = x.fma(b2, s42);
            s43 = x.fma(b3, s43);
            x = all(a[p * STEP + 5 * ROW]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            s52 = x.fma(b2, s52);
            s53 = x.fma(b3, s53);
        }
        s00.intoArray(c, 0);
        s01.intoArray(c, w);
        s02.intoArray(c, 2 * w);
        s03.intoArray(c, 3 * w);
        s10.intoArray(c, Form.COLUMNS + 0);
        s11.intoArray(c, Form.COLUMNS + w);
        s12.intoArray(c, Form.COLUMNS + 2 * w);
        s13.intoArray(c, Form.COLUMNS + 3 * w);
        s20.intoArray(c, 2 * Form.COLUMNS + 0);
        s21.intoArray(c, 2 * Form.COLUMNS + w);
        s22.intoArray(c, 2 * Form.COLUMNS + 2 * w);
        s23.intoArray(c, 2 * Form.COLUMNS + 3 * w);
        s30.intoArray(c, 3 * Form.COLUMNS + 0);
        s31.intoArray(c, 3 * Form.COLUMNS + w);
        s32.intoArray(c, 3 * Form.COLUMNS + 2 * w);
        s33.intoArray(c, 3 * Form.COLUMNS + 3 * w);
        s40.intoArray(c, 4 * Form.COLUMNS + 0);
        s41.intoArray(c, 4 * Form.COLUMNS + w);
        s42.intoArray(c, 4 * Form.COLUMNS + 2 * w);
        s43.intoArray(c, 4 * Form.COLUMNS + 3 * w);
        s50.intoArray(c, 5 * Form.COLUMNS + 0);
        s51.intoArray(c, 5 * Form.COLUMNS + w);
        s52.intoArray(c, 5 * Form.COLUMNS + 2 * w);
        s53.intoArray(c, 5 * Form.COLUMNS + 3 * w);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Lanes.SPECIES, value);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
