package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AmsGradRuleTest {
    private final AmsGradRule rule = new AmsGradRule(0.1, 0.5, 0.5, 0, 0.5);

    @Test
    void aSmallerMeanSquareDoesNotLengthenTheStep() {
        // m = 0.5 * 2 + 0.5 * 2 = 2, v = 0.5 * 4 + 0.5 * 4 = 4, but 16 was seen: 0.1 * 2 / (4 / 0.5).
        double[] state = {2, 4, 16};
        assertEquals(1 - 0.025, rule.apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {2, 4, 16}, state);
    }

    @Test
    void aLargerOneIsRemembered() {
        double[] state = {2, 4, 1};
        assertEquals(1 - 0.05, rule.apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {2, 4, 4}, state);
    }
}
