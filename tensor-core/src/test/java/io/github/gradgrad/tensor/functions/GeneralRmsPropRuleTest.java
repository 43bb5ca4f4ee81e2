package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GeneralRmsPropRuleTest {
    @Test
    void theCentredGradientIsDividedByTheRootOfItsVariance() {
        // v = 0.5 * 12 + 0.5 * 4 = 8, m = 0.5 * 2 + 0.5 * 2 = 2, v - m^2 = 4: 2 / (2 + 0.5) = 0.8.
        double[] state = {12, 2};
        assertEquals(0.92, new GeneralRmsPropRule(0.1, 0.5, 0.5, 0, true).apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {8, 2}, state);
    }

    @Test
    void momentumFollowsTheQuotient() {
        // v = 0.5 * 4 + 0.5 * 4 = 4, q = 0.25 * 8 + 2 / 2 = 3.
        double[] state = {4, 8};
        assertEquals(0.7, new GeneralRmsPropRule(0.1, 0.5, 0, 0.25, false).apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {4, 3}, state);
    }

    @Test
    void bothTogetherKeepThreeNumbers() {
        double[] state = {12, 2, 8};
        GeneralRmsPropRule rule = new GeneralRmsPropRule(0.1, 0.5, 0.5, 0.25, true);
        assertEquals(3, rule.slots());
        assertEquals(1 - 0.1 * 2.8, rule.apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {8, 2, 2.8}, state, 1e-15);
    }

    @Test
    void aVarianceThatRoundingPutBelowZeroCountsAsZero() {
        // v = 1 - 1e-16 or so against m^2 = 1: the root of a negative number would be NaN.
        double[] state = {Math.nextDown(1.0), 1};
        assertEquals(-1, new GeneralRmsPropRule(1, 0.5, 1, 0, true).apply(0, 1, state), 1e-7);
    }
}
