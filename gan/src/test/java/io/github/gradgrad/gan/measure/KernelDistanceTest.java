package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class KernelDistanceTest {
    /** x = {0, 1}, y = {1, 2} in one dimension: k(0, 1) = 1, k(1, 2) = 27; between: 1 + 1 + 8 + 27 over 4. */
    @Test
    void fourNumbersByHand() {
        Tensor x = Tensor.of(Shape.of(2, 1), 0.0, 1.0), y = Tensor.of(Shape.of(2, 1), 1.0, 2.0);

        assertEquals(1 + 27 - 2 * 37 / 4.0, KernelDistance.of(x, y), 1e-12);
    }

    /** k is over d elements: x = {(0, 0), (2, 2)}, y = {(1, 1), (-1, 1)}. */
    @Test
    void theProductIsDividedByTheNumberOfElements() {
        Tensor x = Tensor.of(Shape.of(2, 2), 0.0, 0.0, 2.0, 2.0), y = Tensor.of(Shape.of(2, 2), 1.0, 1.0, -1.0, 1.0);

        // Within: 1 and 1. Between: 1, 1, (4/2 + 1)^3, (0 + 1)^3.
        assertEquals(1 + 1 - 2 * (1 + 1 + 27 + 1) / 4.0, KernelDistance.of(x, y), 1e-12);
    }

    /**
     * For normal numbers with means 0 and m in one dimension, E k over independent pairs is a polynomial of the means:
     * (xy + 1)^3 = x^3 y^3 + 3 x^2 y^2 + 3 xy + 1, so that MMD^2 is the sum of c_k (E x^k - E y^k)^2 with c = 3, 3, 1.
     */
    @Test
    void itIsTheSquaredDifferenceOfThreeMomentsAndUnbiased() {
        double m = 0.5, sum = 0, squares = 0;
        int runs = 400, n = 25;
        for (int run = 0; run < runs; run++) {
            Tensor x = RandomStream.of(run).split(1).normal(DType.FLOAT64, Shape.of(n, 1));
            Tensor z = RandomStream.of(run).split(2).normal(DType.FLOAT64, Shape.of(n, 1));
            double d = KernelDistance.of(x, Tensor.generate(DType.FLOAT64, z.shape(), i -> z.at(i) + m));
            sum += d;
            squares += d * d;
        }
        double mean = sum / runs, error = Math.sqrt((squares / runs - mean * mean) / runs);
        double third = m * m * m + 3 * m, expected = 3 * m * m + 3 * m * m * m * m + third * third;

        assertEquals(expected, mean, 4 * error);
        assertTrue(error < expected / 5, "a test of this size tells nothing: " + error);
    }

    @Test
    void aSingleSampleIsRefused() {
        Tensor one = Tensor.of(Shape.of(1, 1), 0.0), two = Tensor.of(Shape.of(2, 1), 0.0, 1.0);

        assertThrows(IllegalArgumentException.class, () -> KernelDistance.of(one, two));
        assertThrows(IllegalArgumentException.class, () -> KernelDistance.of(two, one));
    }
}
