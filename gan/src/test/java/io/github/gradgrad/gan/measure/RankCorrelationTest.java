package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void whateverRisesTogetherHasOne() {
        double[] x = {1, 2, 3, 4}, cubes = {1, 8, 27, 64}, falling = {5, 0, -1, -1000};

        assertEquals(1, RankCorrelation.of(x, cubes), 1e-15);
        assertEquals(-1, RankCorrelation.of(x, falling), 1e-15);
    }

    /** Without ties it is 1 - 6 sum d^2 / (n (n^2 - 1)): here the differences of ranks are 1, -1, 1, -1, 0. */
    @Test
    void ranksByHand() {
        assertEquals(
                1 - 6 * 4 / 120.0,
                RankCorrelation.of(new double[] {10, 20, 30, 40, 50}, new double[] {2, 1, 4, 3, 9}),
                1e-15);
    }

    /** Ranks 1.5, 1.5, 3 and 1, 2, 3: covariance 1.5, variances 1.5 and 2. */
    @Test
    void equalValuesShareTheirRank() {
        assertEquals(
                1.5 / Math.sqrt(1.5 * 2), RankCorrelation.of(new double[] {7, 7, 8}, new double[] {1, 2, 3}), 1e-15);
        assertTrue(Double.isNaN(RankCorrelation.of(new double[] {7, 7, 7}, new double[] {1, 2, 3})));
    }

    @Test
    void seriesThatDoNotMatchAreRefused() {
        double[] two = {1, 2};

        assertThrows(IllegalArgumentException.class, () -> RankCorrelation.of(two, new double[] {1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> RankCorrelation.of(new double[1], new double[1]));
        assertThrows(IllegalArgumentException.class, () -> RankCorrelation.of(two, new double[] {1, Double.NaN}));
    }
}
