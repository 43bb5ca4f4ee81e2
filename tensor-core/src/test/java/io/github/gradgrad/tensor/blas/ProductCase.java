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
record ProductCase(boolean ta, boolean tb, int m, int n, int k, int padding, int offset, double beta, long seed) {
    private static final int[] SIZES = {1, 2, 3, 7, 16, 17, 33, 65};

    /** All transposes, with and without offsets, wide rows and beta, on sizes that no vector width divides. */
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
                    (flags & 16) != 0 ? 1 : 0,
                    flags));
        }
        return cases;
    }

    void checkDouble(Blas<double[]> blas) {
        int lda = columnsOfA() + padding, ldb = columnsOfB() + padding, ldc = n + padding;
        double[] a = matrix(ta ? k : m, columnsOfA(), 1), b = matrix(tb ? n : k, columnsOfB(), 2);
        double[] c = beta == 0 ? filledWithNaN(m * ldc + offset) : matrix(m, n, 3);
        double[] expected = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = beta == 0 ? 0 : c[offset + i * ldc + j];
                for (int p = 0; p < k; p++) {
                    double x = a[offset + (ta ? p * lda + i : i * lda + p)];
                    sum += x * b[offset + (tb ? j * ldb + p : p * ldb + j)];
                }
                expected[offset + i * ldc + j] = sum;
            }
        }
        blas.gemm(ta, tb, m, n, k, a, offset, lda, b, offset, ldb, beta, c, offset, ldc);
        assertArrayEquals(expected, c, toString());
    }

    /** The same through the FLOAT32 product, in which all of these numbers are exact as well. */
    void checkFloat(Blas<float[]> blas) {
        checkDouble((transposeA, transposeB, rows, columns, inner, a, ao, lda, b, bo, ldb, scale, c, co, ldc) -> {
            float[] product = toFloats(c);
            blas.gemm(
                    transposeA,
                    transposeB,
                    rows,
                    columns,
                    inner,
                    toFloats(a),
                    ao,
                    lda,
                    toFloats(b),
                    bo,
                    ldb,
                    scale,
                    product,
                    co,
                    ldc);
            for (int i = 0; i < c.length; i++) c[i] = product[i];
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

    private static float[] toFloats(double[] array) {
        float[] floats = new float[array.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) array[i];
        return floats;
    }
}
