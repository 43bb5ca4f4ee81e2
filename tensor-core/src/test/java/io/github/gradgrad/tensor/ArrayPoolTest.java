package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ArrayPoolTest {
    private final ArrayPool pool = new ArrayPool();

    @Test
    void givesWhatWasPutLastFirstAndEachOnce() {
        float[] a = new float[3], b = new float[3];
        pool.put(3, a);
        pool.put(3, b);
        assertSame(b, pool.take(3));
        assertSame(a, pool.take(3));
        assertNull(pool.take(3));
    }

    @Test
    void keepsLengthsApart() {
        float[][] arrays = new float[100][];
        for (int round = 0; round < 20; round++) {
            for (int n = 1; n < arrays.length; n++) {
                arrays[n] = new float[n];
                pool.put(n, arrays[n]);
            }
        }
        for (int n = 1; n < arrays.length; n++) assertSame(arrays[n], pool.take(n));
        assertNull(pool.take(100));
    }

    @Test
    void forgetsWhatAStepHasNotUsed() {
        for (int n = 1; n < 100; n++) pool.put(n, new float[n]);
        pool.endStep();
        float[] used = (float[]) pool.take(7);
        pool.dropUnused();
        pool.put(7, used);
        pool.endStep();
        for (int n = 1; n < 100; n++) assertSame(n == 7 ? used : null, pool.take(n));
    }

    @Test
    void givesWhatTheStepHasUsedBeforeWhatItHasNot() {
        float[] a = new float[3], b = new float[3];
        pool.put(3, a);
        pool.put(3, b);
        pool.endStep();
        assertSame(b, pool.take(3));
        pool.put(3, b);
        assertSame(b, pool.take(3));
        pool.put(3, b);
        pool.dropUnused();
        assertSame(b, pool.take(3));
        assertNull(pool.take(3));
    }
}
