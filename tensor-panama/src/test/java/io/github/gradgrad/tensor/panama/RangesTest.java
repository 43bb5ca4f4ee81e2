package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.Power;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels that share their work between threads: with any number of them the results are the same to the bit. */
class RangesTest {
    private static final int N = 70_001;

    @Test
    void elementwise() {
        float[] a = Samples.floats(N, 1, true), b = Samples.floats(N, 2, true);
        for (Unary f : Unary.values()) sameForAnyNumberOfThreads(N, (kernels, y) -> kernels.unary(f, a, y, N));
        sameForAnyNumberOfThreads(N, (kernels, y) -> kernels.unary(new Power(2.5), a, y, N));
        int[] dims = {N}, one = {1}, zero = {0};
        sameForAnyNumberOfThreads(N, (kernels, y) -> kernels.binary(Binary.MUL, dims, a, one, b, one, y));
        sameForAnyNumberOfThreads(N, (kernels, y) -> kernels.binary(Binary.ADD, dims, a, one, b, zero, y));
        sameForAnyNumberOfThreads(N, (kernels, y) -> kernels.binary(Binary.ADD, dims, a, zero, b, one, y));
    }

    @Test
    void rowsAndColumnsThatStretch() {
        int rows = 211, columns = 331;
        float[] a = Samples.floats(rows * columns, 3, false), b = Samples.floats(rows, 4, false);
        int[] dims = {rows, columns}, whole = {columns, 1};
        sameForAnyNumberOfThreads(
                a.length, (kernels, y) -> kernels.binary(Binary.ADD, dims, a, whole, b, new int[] {1, 0}, y));
        sameForAnyNumberOfThreads(
                a.length, (kernels, y) -> kernels.binary(Binary.ADD, dims, a, whole, a, new int[] {0, 1}, y));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 63, 64, 65, 127, 128, 129, 193, 257, 702})
    void sums(int columns) {
        int rows = 40_000 / columns;
        float[] x = Samples.floats(rows * columns, 5, false);
        sameForAnyNumberOfThreads(columns, (kernels, y) -> kernels.reduce(Reducer.SUM, x, 1, rows, columns, y));
        sameForAnyNumberOfThreads(rows, (kernels, y) -> kernels.reduce(Reducer.SUM, x, rows, columns, 1, y));
        sameForAnyNumberOfThreads(4 * columns, (kernels, y) -> kernels.reduce(Reducer.SUM, x, 4, rows / 4, columns, y));
    }

    @Test
    void sumsOfLongAndOfShortRows() {
        float[] x = Samples.floats(3 * 100_003, 8, false);
        sameForAnyNumberOfThreads(1, (kernels, y) -> kernels.reduce(Reducer.SUM, x, 1, x.length, 1, y));
        sameForAnyNumberOfThreads(3, (kernels, y) -> kernels.reduce(Reducer.SUM, x, 3, 100_003, 1, y));
        sameForAnyNumberOfThreads(100_003, (kernels, y) -> kernels.reduce(Reducer.SUM, x, 100_003, 3, 1, y));
        sameForAnyNumberOfThreads(3, (kernels, y) -> kernels.reduce(Reducer.SUM, x, 1, 100_003, 3, y));
    }

    @Test
    void updates() {
        float[] theta = Samples.floats(N, 6, false), gradient = Samples.floats(N, 7, false);
        AdamRule rule = new AdamRule(1e-2, 0.9, 0.8, 1e-8, 1);
        sameForAnyNumberOfThreads(
                N,
                (kernels, y) ->
                        kernels.update(rule, theta, gradient, new float[][] {new float[N], new float[N]}, y, N));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 63, 257, 4098})
    void findsWhatIsNotFiniteInEveryPlace(int n) {
        Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));
        float[] x = new float[n + 1];
        x[n] = Float.NaN; // Beyond the end.
        for (int i = 0; i < n; i++) x[i] = i % 2 == 0 ? Float.MAX_VALUE : -0f;
        assertTrue(kernels.isFinite(x, n));
        for (int i = 0; i < n; i++) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                float good = x[i];
                x[i] = bad;
                assertFalse(kernels.isFinite(x, n), "element " + i + " of " + n);
                x[i] = good;
            }
        }
    }

    @Test
    void findsWhatIsNotFiniteInEveryRange() {
        Kernels<float[]> kernels = VectorKernels.create(Workers.of(3));
        float[] x = new float[N];
        assertTrue(kernels.isFinite(x, N));
        for (int i = 0; i < N; i += N / 50) {
            x[i] = Float.NaN;
            assertFalse(kernels.isFinite(x, N), "element " + i);
            x[i] = 0;
        }
    }

    private static void sameForAnyNumberOfThreads(int size, BiConsumer<Kernels<float[]>, float[]> kernel) {
        float[] expected = new float[size];
        kernel.accept(VectorKernels.create(Workers.of(1)), expected);
        for (int threads = 2; threads <= 4; threads++) {
            float[] actual = new float[size];
            kernel.accept(VectorKernels.create(Workers.of(threads)), actual);
            assertArrayEquals(expected, actual);
        }
    }
}
