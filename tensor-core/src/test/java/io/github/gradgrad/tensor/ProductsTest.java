package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
