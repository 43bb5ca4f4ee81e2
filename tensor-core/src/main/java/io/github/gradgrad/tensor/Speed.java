package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.functions.Binary;
import java.util.Arrays;

/**
 * How fast the FLOAT32 kernels and products of a backend are here and now: the best of repeated runs, after a short warm-up.
 *
 * @param largeProduct billions of floating-point operations per second in a product of 512 x 512 by 512 x 512
 * @param smallProduct the same of 64 x 64 by 64 x 64
 * @param elementwise billions of bytes read and written per second by the sum of two arrays of 16 KiB
 */
public record Speed(double largeProduct, double smallProduct, double elementwise) {
    // Vector code, of which small products may be, is some hundred times slower until the JIT has compiled it.
    private static final long PATIENCE_NANOS = 300_000_000;
    private static final long LONGEST_NANOS = 1_500_000_000;
    private static final int ELEMENTS = 1 << 12;

    /** Measures, which takes one or two seconds. */
    static Speed of(Backend backend) {
        return new Speed(product(backend, 512), product(backend, 64), elementwise(backend));
    }

    private static double product(Backend backend, int n) {
        Matrix<float[]> a = Matrix.of(ones(n * n), n, n), b = Matrix.of(ones(n * n), n, n);
        Matrix<float[]> c = Matrix.of(new float[n * n], n, n);
        long operations = 2L * n * n * n;
        return perNanosecond(operations, () -> backend.blas32().gemm(a, b, false, c));
    }

    private static double elementwise(Backend backend) {
        float[] a = ones(ELEMENTS), b = ones(ELEMENTS), sum = new float[ELEMENTS];
        int[] dims = {ELEMENTS}, strides = {1};
        return perNanosecond(
                3L * Float.BYTES * ELEMENTS,
                () -> backend.kernels32().binary(Binary.ADD, dims, a, strides, b, strides, sum));
    }

    /** The best rate of batches of runs, each long enough for the clock, until it has not risen for a while. */
    private static double perNanosecond(long amount, Runnable run) {
        long first = System.nanoTime(), now = first, bestAt = first;
        double best = 0;
        for (int runs = 1; now - bestAt < PATIENCE_NANOS && now - first < LONGEST_NANOS; ) {
            long start = System.nanoTime();
            for (int i = 0; i < runs; i++) run.run();
            now = System.nanoTime();
            double rate = (double) amount * runs / Math.max(1, now - start);
            if (rate > 1.05 * best) bestAt = now;
            best = Math.max(best, rate);
            if (now - start < PATIENCE_NANOS / 100) runs *= 2;
        }
        return best;
    }

    private static float[] ones(int n) {
        float[] array = new float[n];
        Arrays.fill(array, 1);
        return array;
    }
}
