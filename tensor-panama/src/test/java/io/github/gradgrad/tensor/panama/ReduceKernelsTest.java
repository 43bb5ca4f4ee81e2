package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReduceKernelsTest {
    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));
    private final Kernels<double[]> reference = LoopKernels.float64();

    @ParameterizedTest
    @EnumSource
    void joinsRowsOfAwkwardLengths(Reducer reducer) {
        for (int n : Samples.AWKWARD_SIZES) check(reducer, 3, n, 1);
        for (int n : new int[] {1, 2, 3, 7, 15, 16, 17}) check(reducer, 37, n, 1);
    }

    @ParameterizedTest
    @EnumSource
    void joinsColumnsOfAwkwardWidths(Reducer reducer) {
        for (int n : Samples.AWKWARD_SIZES) check(reducer, 2, 5, n);
        for (int n : new int[] {2, 3, 7, 15}) check(reducer, 9, 300, n);
    }

    @ParameterizedTest
    @EnumSource
    void joinsColumnsLongerThanABlock(Reducer reducer) {
        for (int length : new int[] {1, 255, 256, 257, 1000}) check(reducer, 1, length, 17);
    }

    @Test
    void keepsTheErrorOfALongSumSmall() {
        int n = 1 << 22;
        float[] x = new float[n];
        double exact = 0;
        for (int i = 0; i < n; i++) {
            x[i] = 1 + i * 0x1p-23f;
            exact += x[i];
        }
        float[] sum = new float[1];
        kernels.reduce(Reducer.SUM, x, 1, n, 1, sum);
        assertEquals(exact, sum[0], 16 * Math.ulp((float) exact));
    }

    @Test
    void sumsInTheSameOrderHoweverOften() {
        float[] x = Samples.floats(4098, 3, false), first = new float[1], again = new float[1];
        kernels.reduce(Reducer.SUM, x, 1, x.length, 1, first);
        // Often enough that the JIT compiles it meanwhile, which must not change the order.
        for (int i = 0; i < 3000; i++) {
            kernels.reduce(Reducer.SUM, x, 1, x.length, 1, again);
            assertArrayEquals(first, again);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesNaNOnFromEveryPlace(Reducer reducer) {
        for (int i = 0; i < 100; i++) {
            float[] x = Samples.floats(100, 4, false), y = new float[1];
            x[i] = Float.NaN;
            kernels.reduce(reducer, x, 1, 100, 1, y);
            assertTrue(Float.isNaN(y[0]), "NaN at " + i);
        }
    }

    /** A maximum is exact; a sum may be off by some rounding errors of the sum of the magnitudes. */
    private void check(Reducer reducer, int outer, int length, int inner) {
        float[] x = Samples.floats(outer * length * inner, length + inner, false), y = new float[outer * inner];
        kernels.reduce(reducer, x, outer, length, inner, y);
        double[] exact = new double[y.length], magnitude = new double[y.length], doubles = Samples.toDoubles(x);
        reference.reduce(reducer, doubles, outer, length, inner, exact);
        for (int i = 0; i < doubles.length; i++) doubles[i] = Math.abs(doubles[i]);
        reference.reduce(Reducer.SUM, doubles, outer, length, inner, magnitude);
        for (int i = 0; i < y.length; i++) {
            double tolerance = reducer == Reducer.SUM ? 8 * Math.ulp((float) magnitude[i]) : 0;
            assertEquals(
                    exact[i], y[i], tolerance, reducer + " [" + outer + ", " + length + ", " + inner + "] at " + i);
        }
    }
}
