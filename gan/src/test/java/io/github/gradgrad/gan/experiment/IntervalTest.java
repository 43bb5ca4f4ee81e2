package io.github.gradgrad.gan.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalTest {
    /** Mean 2, s = 1, t(2) = 4.303: 4.303 / sqrt 3. */
    @Test
    void isStudentsInterval() {
        Interval interval = Interval.of(1, 2, 3);

        assertEquals(2, interval.mean(), 1e-12);
        assertEquals(4.303 / Math.sqrt(3), interval.halfWidth(), 1e-12);
        assertEquals("2.0 ± 2.5", interval.format(1));
    }

    /** t(40) = 2.0211 in the books. */
    @Test
    void manyValuesComeNearTheNormalDistribution() {
        double[] values = new double[41];
        for (int i = 0; i < 41; i++) values[i] = i % 2;
        double mean = 20.0 / 41, s = Math.sqrt((20 - 41 * mean * mean) / 40);

        assertEquals(2.0211 * s / Math.sqrt(41), Interval.of(values).halfWidth(), 1e-4);
    }

    @Test
    void aSingleValueHasNone() {
        assertEquals("7.00", Interval.of(7).format(2));
    }

    /** 2 +- 2.48 and 10 +- 2.48 do not touch, 2 +- 2.48 and 6 +- 2.48 do. */
    @Test
    void isBelowAnotherOnlyWithoutOverlap() {
        Interval two = Interval.of(1, 2, 3);

        assertTrue(two.below(Interval.of(9, 10, 11)));
        assertFalse(two.below(Interval.of(5, 6, 7)));
        assertFalse(Interval.of(9, 10, 11).below(two));
    }

    @Test
    void singleValuesAreComparedAsTheyAre() {
        assertTrue(Interval.of(1).below(Interval.of(2)));
        assertFalse(Interval.of(2).below(Interval.of(2)));
    }

    /** 2 +- 2.48 reaches from -0.48 to 4.48. */
    @Test
    void isAboveOrBelowABoundOnlyWithAllOfIt() {
        Interval two = Interval.of(1, 2, 3);

        assertTrue(two.above(-0.5));
        assertFalse(two.above(-0.4));
        assertTrue(two.below(4.5));
        assertFalse(two.below(4.4));
    }

    /** Differences 1, 1 and 4: mean 2, s = sqrt 3, t(2) = 4.303. */
    @Test
    void differencesAreTakenSeedBySeed() {
        Interval interval = Interval.ofDifferences(new double[] {2, 11, 104}, new double[] {1, 10, 100});

        assertEquals(2, interval.mean(), 1e-12);
        assertEquals(4.303, interval.halfWidth(), 1e-12);
    }

    /** A run that gave no number confirms nothing. */
    @Test
    void whatIsNoNumberIsNeitherAboveNorBelow() {
        Interval none = Interval.of(Double.NaN, 1);

        assertFalse(none.above(0)
                || none.below(0)
                || none.below(Interval.of(1))
                || Interval.of(1).below(none));
    }
}
