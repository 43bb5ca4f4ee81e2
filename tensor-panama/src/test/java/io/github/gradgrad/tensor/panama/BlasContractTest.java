package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.BlasProvider.Products;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.PackedForm;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers, exact in any order, inside larger arrays full of NaN: what is read or written wrongly shows. */
abstract class BlasContractTest {
    private static final VarHandle FLOATS = MethodHandles.arrayElementVarHandle(float[].class);

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
            // Too few columns for three threads.
            check(products, (flags & 1) != 0, (flags & 2) != 0, 60, 70, 200, 3, 5, flags >> 2 & 1);
        }
    }

    /** Rows of a transposed operand are packed together, six each, as far as the array goes on behind them. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 47, 48, 49, 50, 258, 260, 300})
    void agreesWithLoopsWhereRowsEndWithTheArray(int m) {
        Products products = provider().load(Workers.of(1));
        for (int beta = 0; beta < 2; beta++) {
            check(products, true, false, m, 70, 33, 0, 0, beta);
            check(products, true, true, m, 33, 530, 0, 1, beta);
            checkSum(products.float32(), true, false, m, 70, new int[] {20, 1, 30});
        }
    }

    @Test
    void allOperandsMayLieInOneArray() {
        float[] shared = {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0};
        provider()
                .load(Workers.of(1))
                .float32()
                .gemm(Matrix.at(shared, 0, 2, 2), Matrix.at(shared, 4, 2, 2), false, Matrix.at(shared, 8, 2, 2));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 19, 22, 43, 50}, shared);
    }

    @Test
    void repeatsItselfToTheBit() {
        Products products = provider().load(Workers.of(2));
        int n = 256;
        Matrix<float[]> a = Matrix.of(Samples.floats(n * n, 1, false), n, n);
        float[] first = new float[n * n];
        products.float32().gemm(a, a.transpose(), false, Matrix.of(first, n, n));
        IntStream.range(0, 20).forEach(run -> {
            float[] again = new float[n * n];
            products.float32().gemm(a, a.transpose(), false, Matrix.of(again, n, n));
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

    /** A weight takes part in products of several sizes, some of which a BLAS may do without its packed form. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithLoopsWhereProductsShareAPackedForm(int threads) {
        Blas<float[]> blas = provider().load(Workers.of(threads)).float32();
        for (boolean transposed : new boolean[] {false, true}) {
            for (int[] size : new int[][] {{70, 19}, {129, 150}, {600, 300}}) {
                int k = size[0], n = size[1];
                float[] weight = matrix(k, n, 0, 0, 2);
                Matrix<float[]> b = transposed ? Matrix.of(weight, n, k).transpose() : Matrix.of(weight, k, n);
                Matrix<float[]> kept = b.keptIn(new PackedForm<>(float[]::new));
                for (int m : new int[] {3, 5, 40, 200, 3}) {
                    Matrix<float[]> a = Matrix.of(matrix(m, k, 0, 0, 1), m, k);
                    Matrix<float[]> c = Matrix.of(matrix(m, n, 0, 0, 3), m, n);
                    assertArrayEquals(
                            product(plain.float32(), a, b, m == 40, c, c.array().clone()),
                            product(blas, a, kept, m == 40, c, c.array().clone()),
                            "m " + m + " n " + n + " k " + k + " transposed " + transposed);
                }
            }
        }
    }

    /** Few terms, one piece of the inner dimension, two, and widths that end within a panel. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRowIsAddedToEachRow(int threads) {
        Blas<float[]> blas = provider().load(Workers.of(threads)).float32();
        for (int flags = 0; flags < 4; flags++) {
            boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
            for (int[] size : new int[][] {
                {3, 50, 7},
                {256, 1, 64},
                {33, 64, 1},
                {65, 101, 2},
                {40, 70, 3},
                {17, 129, 4},
                {301, 130, 64},
                {64, 300, 600}
            }) {
                int m = size[0], n = size[1], k = size[2];
                Matrix<float[]>
                        a = new Matrix<>(matrix(ta ? k : m, ta ? m : k, 3, 5, 1), 5, m, k, (ta ? m : k) + 3, ta, null),
                        b = new Matrix<>(matrix(tb ? n : k, tb ? k : n, 2, 1, 2), 1, k, n, (tb ? k : n) + 2, tb, null),
                        row = new Matrix<>(matrix(1, n, 0, 4, 3), 4, 1, n, n, false, null);
                float[] expected = new float[m * n], c = new float[m * n];
                for (int i = 0; i < m * n; i++) expected[i] = row.array()[4 + i % n];
                plain.float32().gemm(a, b, true, Matrix.of(expected, m, n));
                Arrays.fill(c, Float.NaN);
                blas.affine(a, b, row, Matrix.of(c, m, n));
                assertArrayEquals(expected, c, "ta " + ta + " tb " + tb + " " + Arrays.toString(size));
            }
        }
    }

    /** Inner dimensions that are one piece together, and several, which begin within one of the products or where it does. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sumsOfProductsAgreeWithLoops(int threads) {
        Products products = provider().load(Workers.of(threads));
        for (int flags = 0; flags < 4; flags++) {
            boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
            for (int[] size : new int[][] {{3, 50}, {40, 70}, {256, 300}, {301, 130}}) {
                for (int[] depths : new int[][] {{7}, {64, 33}, {128, 1, 64}, {300, 212}, {300, 213}, {600, 100}}) {
                    checkSum(products.float32(), ta, tb, size[0], size[1], depths);
                }
            }
        }
    }

    @Test
    void aSumMayHaveLeftOperandsThatAreStoredDifferently() {
        int m = 50, n = 70, k = 40;
        Matrix<float[]> a = Matrix.of(matrix(m, k, 0, 0, 1), m, k), b = Matrix.of(matrix(k, n, 0, 0, 2), k, n);
        Matrix<float[]> turned = Matrix.of(matrix(k, m, 0, 0, 3), k, m).transpose();
        List<Product<float[]>> both = List.of(new Product<>(a, b), new Product<>(turned, b));
        float[] expected = new float[m * n], sum = new float[m * n];
        plain.float32().sum(both, Matrix.of(expected, m, n));
        provider().load(Workers.of(2)).float32().sum(both, Matrix.of(sum, m, n));
        assertArrayEquals(expected, sum);
    }

    /** Whether others join in is chance, so it must not change a bit. */
    @Test
    @Timeout(60)
    void threadsThatJoinInChangeNothing() {
        Workers alone = Workers.of(1), two = Workers.of(2);
        Blas<float[]> one = provider().load(alone).float32(),
                shared = provider().load(two).float32();
        for (int[] size : new int[][] {{129, 512, 300}, {259, 150, 513}, {40, 200, 700}, {300, 70, 128}}) {
            int m = size[0], n = size[1], k = size[2];
            for (int flags = 0; flags < 4; flags++) {
                boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
                Matrix<float[]> a = random(ta ? k : m, ta ? m : k, 1), b = random(tb ? n : k, tb ? k : n, 2);
                Matrix<float[]> left = ta ? a.transpose() : a, right = tb ? b.transpose() : b;
                Matrix<float[]> row = random(1, n, 3), more = random(k, n, 4);
                List<Product<float[]>> products = List.of(new Product<>(left, right), new Product<>(left, more));
                Matrix<float[]> kept = right.keptIn(new PackedForm<>(float[]::new));
                String what = "ta " + ta + " tb " + tb + " " + Arrays.toString(size);
                checkJoined(
                        what, two, m, n, c -> one.gemm(left, right, false, c), c -> shared.gemm(left, kept, false, c));
                checkJoined(
                        what, two, m, n, c -> one.gemm(left, right, true, c), c -> shared.gemm(left, right, true, c));
                checkJoined(
                        what, two, m, n, c -> one.affine(left, right, row, c), c -> shared.affine(left, kept, row, c));
                checkJoined(what, two, m, n, c -> one.sum(products, c), c -> shared.sum(products, c));
            }
        }
    }

    /** Compares a product on one thread with one in a part, while the other thread has nothing to do, or has from its first results on. */
    private static void checkJoined(
            String what, Workers two, int m, int n, Consumer<Matrix<float[]>> one, Consumer<Matrix<float[]>> shared) {
        Matrix<float[]> expected = random(m, n, 5);
        one.accept(expected);
        for (boolean late : new boolean[] {false, true}) {
            Matrix<float[]> c = random(m, n, 5);
            float before = c.array()[0];
            two.run(2, i -> {
                if (i == 0) {
                    while (late && (float) FLOATS.getOpaque(c.array(), 0) == before) Thread.onSpinWait();
                    return;
                }
                while (!late && two.threadsNow() < 2) Thread.onSpinWait();
                shared.accept(c);
            });
            assertArrayEquals(expected.array(), c.array(), what + (late ? ", late" : ""));
        }
    }

    private static Matrix<float[]> random(int rows, int columns, int seed) {
        return Matrix.of(Samples.floats(rows * columns, seed, false), rows, columns);
    }

    private void checkSum(Blas<float[]> blas, boolean ta, boolean tb, int m, int n, int[] depths) {
        List<Product<float[]>> terms = new ArrayList<>();
        float[] expected = new float[m * n], sum = new float[m * n];
        Arrays.fill(sum, Float.NaN);
        for (int k : depths) {
            Matrix<float[]>
                    a = new Matrix<>(matrix(ta ? k : m, ta ? m : k, 3, 5, k), 5, m, k, (ta ? m : k) + 3, ta, null),
                    b = new Matrix<>(matrix(tb ? n : k, tb ? k : n, 2, 1, k), 1, k, n, (tb ? k : n) + 2, tb, null);
            terms.add(new Product<>(a, b));
            plain.float32().gemm(a, b, true, Matrix.of(expected, m, n));
        }
        blas.sum(terms, Matrix.of(sum, m, n));
        assertArrayEquals(
                expected, sum, "ta " + ta + " tb " + tb + " m " + m + " n " + n + " k " + Arrays.toString(depths));
    }

    private void check(
            Products products, boolean ta, boolean tb, int m, int n, int k, int padding, int offset, int add) {
        int lda = (ta ? m : k) + padding, ldb = (tb ? k : n) + padding, ldc = n + padding;
        Matrix<float[]>
                a = new Matrix<>(matrix(ta ? k : m, ta ? m : k, padding, offset, 1), offset, m, k, lda, ta, null),
                b = new Matrix<>(matrix(tb ? n : k, tb ? k : n, padding, offset, 2), offset, k, n, ldb, tb, null),
                c = new Matrix<>(matrix(m, n, padding, offset, 3), offset, m, n, ldc, false, null);
        if (add == 0) Arrays.fill(c.array(), Float.NaN);
        String what = "ta " + ta + " tb " + tb + " m " + m + " n " + n + " k " + k + " add " + add;
        assertArrayEquals(
                product(plain.float32(), a, b, add == 1, c, c.array().clone()),
                product(products.float32(), a, b, add == 1, c, c.array().clone()),
                what);
        double[] c64 = Samples.toDoubles(c.array());
        Matrix<double[]> a64 = with(a, Samples.toDoubles(a.array())), b64 = with(b, Samples.toDoubles(b.array()));
        assertArrayEquals(
                product(plain.float64(), a64, b64, add == 1, with(c, c64), c64.clone()),
                product(products.float64(), a64, b64, add == 1, with(c, c64), c64.clone()),
                what);
    }

    private static <A> A product(Blas<A> blas, Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c, A array) {
        blas.gemm(a, b, add, with(c, array));
        return array;
    }

    /** The same place in another array. */
    private static <A> Matrix<A> with(Matrix<?> matrix, A array) {
        return new Matrix<>(
                array, matrix.offset(), matrix.rows(), matrix.columns(), matrix.stride(), matrix.transposed(), null);
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
