package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RmsPropRuleTest {
    @Test
    void twoStepsAreThoseOfTheFormula() {
        RmsPropRule rule = new RmsPropRule(0.1, 0.75, 0.5);
        double[] state = new double[rule.slots()];
        // v = 0.25 * 4 = 1, so theta' = 1 - 0.1 * 2 / (1 + 0.5).
        double theta = rule.apply(1, 2, state);
        assertArrayEquals(new double[] {1}, state);
        assertEquals(1 - 0.2 / 1.5, theta, 1e-15);
        // v = 0.75 * 1 + 0.25 * 6 = 2.25, with g = -sqrt(6), so theta'' = theta' + 0.1 * sqrt(6) / (1.5 + 0.5).
        assertEquals(theta + 0.05 * Math.sqrt(6), rule.apply(theta, -Math.sqrt(6), state), 1e-15);
        assertArrayEquals(new double[] {2.25}, state, 1e-15);
    }

    @Test
    void withoutAGradientNothingMoves() {
        assertEquals(1, new RmsPropRule(0.1, 0.99, 1e-8).apply(1, 0, new double[1]));
    }
}
