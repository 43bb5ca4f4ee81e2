package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.BlasProvider.Products;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers, exact in any order, inside larger arrays full of NaN: what is read or written wrongly shows. */
abstract class BlasContractTest {
    abstract BlasProvider provider();

    private final Products plain = new PlainBlasProvider().load(Workers.of(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithLoopsForAllTransposesOffsetsAndStrides(int threads) {
        Products products = provider().load(Workers.of(threads));
        SplittableRandom random = new SplittableRandom(1);
        for (int flags = 0; flags < 128; flags++) {
            int m = random.nextInt(1, 70), n = random.nextInt(1, 70), k = random.nextInt(1, 70);
            check(products, (flags & 1) != 0, (flags & 2) != 0, m, n, k, flags & 12, flags & 16, flags >> 5 & 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithLoopsWhereThreadsShareAProduct(int threads) {
        Products products = provider().load(Workers.of(threads));
        for (int flags = 0; flags < 8; flags++) {
            check(products, (flags & 1) != 0, (flags & 2) != 0, 300, 65, 501, 3, 5, flags >> 2 & 1);
            check(products, (flags & 1) != 0, (flags & 2) != 0, 33, 401, 701, 3, 5, flags >> 2 & 1);
        }
    }

    @Test
    void allOperandsMayLieInOneArray() {
        float[] shared = {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0};
        provider()
                .load(Workers.of(1))
                .float32()
                .gemm(false, false, 2, 2, 2, shared, 0, 2, shared, 4, 2, 0, shared, 8, 2);
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 19, 22, 43, 50}, shared);
    }

    @Test
    void repeatsItselfToTheBit() {
        Products products = provider().load(Workers.of(2));
        int n = 256;
        float[] a = Samples.floats(n * n, 1, false), first = new float[n * n];
        products.float32().gemm(false, true, n, n, n, a, 0, n, a, 0, n, 0, first, 0, n);
        IntStream.range(0, 20).forEach(run -> {
            float[] again = new float[n * n];
            products.float32().gemm(false, true, n, n, n, a, 0, n, a, 0, n, 0, again, 0, n);
            assertArrayEquals(first, again);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 63, 64, 65, 129})
    void agreesWithLoopsWhereOneSideIsShort(int size) {
        Products products = provider().load(Workers.of(2));
        for (int flags = 0; flags < 8; flags++) {
            boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
            int beta = flags >> 2 & 1;
            for (int few = 1; few <= 6; few++) {
                check(products, ta, tb, few, size, 19, 1, 2, beta);
                check(products, ta, tb, size, few, 19, 1, 2, beta);
                check(products, ta, tb, size, 19, few, 1, 2, beta);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1025})
    void agreesWithLoopsWhereSumsAreLong(int k) {
        Products products = provider().load(Workers.of(2));
        for (int flags = 0; flags < 8; flags++) {
            check(products, (flags & 1) != 0, (flags & 2) != 0, 13, 70, k, 0, 0, flags >> 2 & 1);
        }
    }

    private void check(
            Products products, boolean ta, boolean tb, int m, int n, int k, int padding, int offset, int beta) {
        int lda = (ta ? m : k) + padding, ldb = (tb ? k : n) + padding, ldc = n + padding;
        float[] a = matrix(ta ? k : m, ta ? m : k, padding, offset, 1),
                b = matrix(tb ? n : k, tb ? k : n, padding, offset, 2);
        float[] c = matrix(m, n, padding, offset, 3);
        if (beta == 0) Arrays.fill(c, Float.NaN);
        float[] expected = c.clone(), actual = c.clone();
        plain.float32().gemm(ta, tb, m, n, k, a, offset, lda, b, offset, ldb, beta, expected, offset, ldc);
        products.float32().gemm(ta, tb, m, n, k, a, offset, lda, b, offset, ldb, beta, actual, offset, ldc);
        String what = "ta " + ta + " tb " + tb + " m " + m + " n " + n + " k " + k + " beta " + beta;
        assertArrayEquals(expected, actual, what);
        double[] expected64 = Samples.toDoubles(c), actual64 = expected64.clone();
        double[] a64 = Samples.toDoubles(a), b64 = Samples.toDoubles(b);
        plain.float64().gemm(ta, tb, m, n, k, a64, offset, lda, b64, offset, ldb, beta, expected64, offset, ldc);
        products.float64().gemm(ta, tb, m, n, k, a64, offset, lda, b64, offset, ldb, beta, actual64, offset, ldc);
        assertArrayEquals(expected64, actual64, what);
    }

    private static float[] matrix(int rows, int columns, int padding, int offset, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] matrix = new float[rows * (columns + padding) + offset];
        Arrays.fill(matrix, Float.NaN);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) matrix[offset + r * (columns + padding) + c] = random.nextInt(-8, 9);
        }
        return matrix;
    }
}
