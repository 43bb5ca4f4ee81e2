package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
    private static final Tensor SET = RandomStream.of(1).normal(DType.FLOAT64, Shape.of(30, 4));

    /** In one dimension it is (m1 - m2)^2 + (s1 - s2)^2. */
    @Test
    void numbersByHand() {
        Tensor a = Tensor.of(Shape.of(2, 1), -1.0, 1.0), b = Tensor.of(Shape.of(2, 1), 2.0, 8.0);

        double s1 = Math.sqrt(2), s2 = Math.sqrt(18);
        assertEquals(25 + (s1 - s2) * (s1 - s2), FrechetDistance.of(a, b), 1e-12);
    }

    @Test
    void aMovedSetIsAsFarAsItWasMoved() {
        Tensor moved = Tensor.generate(DType.FLOAT64, SET.shape(), i -> SET.at(i) + (i % 4));

        assertEquals(0 + 1 + 4 + 9, FrechetDistance.of(SET, moved), 1e-10);
        assertEquals(0, FrechetDistance.of(SET, SET), 1e-10);
    }

    /** With commuting covariances S and c^2 S it is ||m - c m||^2 + (1 - c)^2 tr S. */
    @Test
    void aStretchedSetDiffersByTheTraceOfItsCovariance() {
        double trace = 0, squares = 0;
        for (int j = 0; j < 4; j++) {
            double mean = 0, variance = 0;
            for (int i = 0; i < 30; i++) mean += SET.get(i, j) / 30;
            for (int i = 0; i < 30; i++) variance += (SET.get(i, j) - mean) * (SET.get(i, j) - mean) / 29;
            trace += variance;
            squares += mean * mean;
        }
        Tensor stretched = Tensor.generate(DType.FLOAT64, SET.shape(), i -> 3 * SET.at(i));

        assertEquals(4 * squares + 4 * trace, FrechetDistance.of(SET, stretched), 1e-10);
    }

    /**
     * Covariances that do not commute: S1 = diag(a, b) and S2 with eigenvalues c, d turned by 45 degrees. For 2 x 2, tr
     * (S1 S2)^(1/2) = sqrt(tr(S1 S2) + 2 sqrt(det S1 det S2)).
     */
    @Test
    void turnedSetsAgreeWithTheFormulaForTwoDimensions() {
        double a = 3, b = 0.5, c = 2, d = 0.1, h = Math.sqrt(0.5);
        // Four points +-p e1, +-q e2 have the covariance diag(2 p^2, 2 q^2) / 3.
        double p = Math.sqrt(1.5 * a), q = Math.sqrt(1.5 * b), r = Math.sqrt(1.5 * c), s = Math.sqrt(1.5 * d);
        Tensor x = Tensor.of(Shape.of(4, 2), p, 0, -p, 0, 0, q, 0, -q);
        Tensor y = Tensor.of(Shape.of(4, 2), h * r, h * r, -h * r, -h * r, h * s, -h * s, -h * s, h * s);

        double product = (a + b) * (c + d) / 2, root = Math.sqrt(product + 2 * Math.sqrt(a * b * c * d));
        assertEquals(a + b + c + d - 2 * root, FrechetDistance.of(x, y), 1e-12);
    }

    /** Fewer samples than elements leave a singular covariance. */
    @Test
    void fewerSamplesThanElementsAreNoObstacle() {
        Tensor a = RandomStream.of(2).normal(DType.FLOAT64, Shape.of(3, 10));
        Tensor b = Tensor.generate(DType.FLOAT64, a.shape(), i -> 2 * a.at(i));
        double squares = 0, trace = 0;
        for (int j = 0; j < 10; j++) {
            double mean = (a.get(0, j) + a.get(1, j) + a.get(2, j)) / 3;
            squares += mean * mean;
            for (int i = 0; i < 3; i++) trace += (a.get(i, j) - mean) * (a.get(i, j) - mean) / 2;
        }

        assertEquals(squares + trace, FrechetDistance.of(a, b), 1e-6);
        assertThrows(
                IllegalArgumentException.class,
                () -> FrechetDistance.of(a, Tensor.zeros(DType.FLOAT64, Shape.of(1, 10))));
    }
}
