package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentumRuleTest {
    private final double[] state = {4};

    @Test
    void theStepFollowsTheDampedMomentum() {
        // q = 0.5 * 4 + 0.75 * 2 = 3.5, theta' = 1 - 0.1 * 3.5.
        assertEquals(0.65, new MomentumRule(0.1, 0.5, 0.25, false).apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {3.5}, state);
    }

    @Test
    void nesterovLooksAStepAhead() {
        // q = 0.5 * 4 + 2 = 4, the step is 2 + 0.5 * 4 = 4 times 0.1.
        assertEquals(0.6, new MomentumRule(0.1, 0.5, 0, true).apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {4}, state);
    }
}
