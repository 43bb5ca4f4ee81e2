package io.github.gradgrad.tensor.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One product with whole numbers, which are exact in any order, inside larger arrays whose other elements are NaN: an element that is
 * read or written where it should not be shows.
 */
record ProductCase(boolean ta, boolean tb, int m, int n, int k, int padding, int offset, boolean add, long seed) {
    private static final int[] SIZES = {1, 2, 3, 7, 16, 17, 33, 65};

    /** All transposes, with and without offsets, wide rows and sums, on sizes that no vector width divides. */
    static List<ProductCase> all() {
        SplittableRandom random = new SplittableRandom(42);
        List<ProductCase> cases = new ArrayList<>();
        for (int flags = 0; flags < 64; flags++) {
            int[] size = random.ints(3, 0, SIZES.length).map(i -> SIZES[i]).toArray();
            cases.add(new ProductCase(
                    (flags & 1) != 0,
                    (flags & 2) != 0,
                    size[0],
                    size[1],
                    size[2],
                    (flags & 4) != 0 ? 3 : 0,
                    (flags & 8) != 0 ? 5 : 0,
                    (flags & 16) != 0,
                    flags));
        }
        return cases;
    }

    void checkDouble(Blas<double[]> blas) {
        int lda = columnsOfA() + padding, ldb = columnsOfB() + padding, ldc = n + padding;
        double[] a = matrix(ta ? k : m, columnsOfA(), 1), b = matrix(tb ? n : k, columnsOfB(), 2);
        double[] c = add ? matrix(m, n, 3) : filledWithNaN(m * ldc + offset);
        double[] expected = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = add ? c[offset + i * ldc + j] : 0;
                for (int p = 0; p < k; p++) {
                    double x = a[offset + (ta ? p * lda + i : i * lda + p)];
                    sum += x * b[offset + (tb ? j * ldb + p : p * ldb + j)];
                }
                expected[offset + i * ldc + j] = sum;
            }
        }
        blas.gemm(
                new Matrix<>(a, offset, m, k, lda, ta, null),
                new Matrix<>(b, offset, k, n, ldb, tb, null),
                add,
                new Matrix<>(c, offset, m, n, ldc, false, null));
        assertArrayEquals(expected, c, toString());
    }

    /** The same through the FLOAT32 product, in which all of these numbers are exact as well. */
    void checkFloat(Blas<float[]> blas) {
        checkDouble((a, b, sum, c) -> {
            Matrix<float[]> product = toFloats(c);
            blas.gemm(toFloats(a), toFloats(b), sum, product);
            for (int i = 0; i < c.array().length; i++) c.array()[i] = product.array()[i];
        });
    }

    private int columnsOfA() {
        return ta ? m : k;
    }

    private int columnsOfB() {
        return tb ? k : n;
    }

    private double[] matrix(int rows, int columns, int which) {
        SplittableRandom random = new SplittableRandom(seed * 3 + which);
        int rowLength = columns + padding;
        double[] matrix = filledWithNaN(rows * rowLength + offset);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) matrix[offset + r * rowLength + c] = random.nextInt(-8, 9);
        }
        return matrix;
    }

    private static double[] filledWithNaN(int n) {
        double[] array = new double[n];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    private static Matrix<float[]> toFloats(Matrix<double[]> matrix) {
        float[] floats = new float[matrix.array().length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) matrix.array()[i];
        return new Matrix<>(
                floats, matrix.offset(), matrix.rows(), matrix.columns(), matrix.stride(), matrix.transposed(), null);
    }
}
