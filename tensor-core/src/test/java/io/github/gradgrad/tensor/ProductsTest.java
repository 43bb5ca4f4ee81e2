package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 3, 4",
        "7, 5, 3",
        "1, 9, 1",
        "9, 1, 9",
        "1, 33, 8",
        "33, 1, 8",
        "16, 17, 18",
        "65, 31, 40"
    })
    void matmulIsTheTripleLoopUnderAllFlags(int m, int n, int k) {
        for (DType dtype : DType.values()) {
            for (int flags = 0; flags < 4; flags++) {
                boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
                Tensor a = ta ? Samples.wholeNumbers(dtype, 7, k, m) : Samples.wholeNumbers(dtype, 7, m, k);
                Tensor b = tb ? Samples.wholeNumbers(dtype, 8, n, k) : Samples.wholeNumbers(dtype, 8, k, n);
                Tensor c = Products.matmul(a, ta, b, tb);
                String message = dtype + (ta ? " a transposed" : "") + (tb ? " b transposed" : "");
                assertEquals(Shape.of(m, n), c.shape(), message);
                assertEquals(dtype, c.dtype(), message);
                // Whole numbers are exact in any order of the additions; only the sign of a zero is the BLAS's own
                // affair.
                assertArrayEquals(tripleLoop(a, ta, b, tb, m, n, k), c.toDoubles(), 1e-9, message);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 2 | 2",
                "2 | '' | 2",
                "'' | 3 | 3",
                "1 | 3 | 3",
                "2,3 | 2,3 | 2,3",
                "2,1 | 3 | 2,3",
                "3 | 2,1 | 2,3",
                "2,1,4 | 3,1 | 2,3,4",
                "1,1 | 1 | 1,1",
            })
    void batchesBroadcastAndEachPairOfMatricesIsMultiplied(String aBatch, String bBatch, String batch) {
        int m = 3, k = 4, n = 5;
        for (DType dtype : DType.values()) {
            for (int flags = 0; flags < 4; flags++) {
                boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
                Tensor a = Samples.wholeNumbers(dtype, 9, dims(aBatch, ta ? k : m, ta ? m : k));
                Tensor b = Samples.wholeNumbers(dtype, 10, dims(bBatch, tb ? n : k, tb ? k : n));
                Shape shape = Shape.of(dims(batch, m, n));
                Tensor expected = Tensor.generate(dtype, shape, i -> {
                    int[] c = Samples.index(shape, i);
                    double sum = 0;
                    for (int p = 0; p < k; p++) {
                        int row = c[c.length - 2], column = c[c.length - 1];
                        sum += matrixElement(a, c, ta ? p : row, ta ? row : p)
                                * matrixElement(b, c, tb ? column : p, tb ? p : column);
                    }
                    return sum + 0.0;
                });
                Tensor product = Elementwise.map(x -> x + 0.0, Products.matmul(a, ta, b, tb));
                assertEquals(expected, product, dtype + " flags " + flags);
            }
        }
    }

    private static int[] dims(String batch, int rows, int columns) {
        return Samples.shape((batch.isEmpty() ? "" : batch + ",") + rows + "," + columns)
                .toArray();
    }

    /** Of the matrix of x that broadcasting puts where c is. */
    private static double matrixElement(Tensor x, int[] c, int row, int column) {
        int[] index = new int[x.shape().rank()];
        int shift = c.length - index.length;
        for (int d = 0; d < index.length - 2; d++) index[d] = x.shape().dim(d) == 1 ? 0 : c[shift + d];
        index[index.length - 2] = row;
        index[index.length - 1] = column;
        return x.get(index);
    }

    @Test
    void batchesThatDoNotBroadcastAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3, 4)), b = Tensor.zeros(DType.FLOAT32, Shape.of(3, 4, 5));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Products.matmul(a, false, b, false));
        assertEquals(
                "matmul: batches of a [2, 3, 4] x b [3, 4, 5]: shapes do not broadcast: a [2], b [3]"
                        + " (2 against 3 in dim -1)",
                e.getMessage());
    }

    private static double[] tripleLoop(Tensor a, boolean ta, Tensor b, boolean tb, int m, int n, int k) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int p = 0; p < k; p++) {
                    c[i * n + j] += (ta ? a.get(p, i) : a.get(i, p)) * (tb ? b.get(j, p) : b.get(p, j));
                }
            }
        }
        return c;
    }

    @Test
    void aTransposeOfAMatrixWithItselfNeedsNoCopy() {
        Tensor a = Tensor.of(Shape.of(2, 2), 1.0, 2.0, 3.0, 4.0);
        assertEquals(Tensor.of(Shape.of(2, 2), 10.0, 14.0, 14.0, 20.0), Products.matmul(a, true, a, false));
        assertEquals(Tensor.of(Shape.of(2, 2), 1.0, 2.0, 3.0, 4.0), a);
    }

    @Test
    void innerDimensionsThatDifferAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(64, 128)), b = Tensor.zeros(DType.FLOAT32, Shape.of(100, 10));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Products.matmul(a, false, b, false));
        assertEquals("matmul: inner dimensions differ: a [64, 128] x b [100, 10]", e.getMessage());
    }

    @Test
    void theMessageTellsWhichOperandIsTransposed() {
        Tensor a = Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)), b = Tensor.zeros(DType.FLOAT64, Shape.of(3, 4));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Products.matmul(a, true, b, true));
        assertEquals("matmul: inner dimensions differ: a [2, 3] transposed x b [3, 4] transposed", e.getMessage());
    }

    @Test
    void onlyMatricesAreMultiplied() {
        Tensor vector = Tensor.zeros(DType.FLOAT32, Shape.of(3)), matrix = Tensor.zeros(DType.FLOAT32, Shape.of(3, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Products.matmul(vector, false, matrix, false));
        assertEquals("matmul: two matrices expected: a [3] x b [3, 3]", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Products.matmul(matrix, false, vector, false));
    }

    @Test
    void elementTypesThatDifferAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT64, Shape.of(2, 2)), b = Tensor.zeros(DType.FLOAT32, Shape.of(2, 2));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Products.matmul(a, false, b, false));
        assertEquals("matmul: element types differ: a FLOAT64[2, 2], b FLOAT32[2, 2]", e.getMessage());
    }

    @Test
    void aSumOfProductsIsTheSumOfTheProducts() {
        for (DType dtype : DType.values()) {
            for (int flags = 0; flags < 4; flags++) {
                boolean ta = (flags & 1) != 0, tb = (flags & 2) != 0;
                List<Tensor> as = new ArrayList<>(), bs = new ArrayList<>();
                double[] expected = new double[7 * 5];
                for (int k : new int[] {3, 1, 9}) {
                    Tensor a = ta ? Samples.wholeNumbers(dtype, k, k, 7) : Samples.wholeNumbers(dtype, k, 7, k);
                    Tensor b = tb ? Samples.wholeNumbers(dtype, -k, 5, k) : Samples.wholeNumbers(dtype, -k, k, 5);
                    double[] product = tripleLoop(a, ta, b, tb, 7, 5, k);
                    Arrays.setAll(expected, i -> expected[i] + product[i]);
                    as.add(a);
                    bs.add(b);
                }
                Tensor sum = Products.sumOfProducts(as, ta, bs, tb);
                assertEquals(Shape.of(7, 5), sum.shape());
                assertArrayEquals(expected, sum.toDoubles(), 1e-9, dtype + " flags " + flags);
            }
        }
    }

    @Test
    void productsThatDoNotAddUpAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3)), b = Tensor.zeros(DType.FLOAT32, Shape.of(3, 4));
        Tensor wide = Tensor.zeros(DType.FLOAT32, Shape.of(3, 5)),
                cube = Tensor.zeros(DType.FLOAT32, Shape.of(1, 3, 4));
        assertEquals("sumOfProducts: pairs of matrices expected: 2 a and 1 b", refusal(List.of(a, a), List.of(b)));
        assertEquals("sumOfProducts: pairs of matrices expected: 0 a and 0 b", refusal(List.of(), List.of()));
        assertEquals(
                "sumOfProducts: products of one shape expected: a [2, 3] x b [3, 5] after [2, 4]",
                refusal(List.of(a, a), List.of(b, wide)));
        assertEquals("sumOfProducts: inner dimensions differ: a [3, 4] x b [3, 4]", refusal(List.of(b), List.of(b)));
        assertEquals("sumOfProducts: matrices expected: a [2, 3] x b [1, 3, 4]", refusal(List.of(a), List.of(cube)));
        assertEquals(
                "sumOfProducts: one element type expected: a FLOAT64 x b FLOAT64 beside FLOAT32",
                refusal(List.of(a, a.cast(DType.FLOAT64)), List.of(b, b.cast(DType.FLOAT64))));
    }

    private static String refusal(List<Tensor> as, List<Tensor> bs) {
        return assertThrows(IllegalArgumentException.class, () -> Products.sumOfProducts(as, false, bs, false))
                .getMessage();
    }
}
