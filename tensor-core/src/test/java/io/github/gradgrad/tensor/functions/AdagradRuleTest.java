package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdagradRuleTest {
    @Test
    void theGradientIsDividedByTheRootOfTheSumOfSquares() {
        // s = 5 + 4 = 9, theta' = 1 - 0.1 * 2 / (3 + 1).
        double[] state = {5};
        assertEquals(0.95, new AdagradRule(0.1, 1, 0).apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {9}, state);
    }

    @Test
    void theSumMayStartAboveZero() {
        double[] state = {0};
        assertEquals(0.95, new AdagradRule(0.1, 1, 5).apply(1, 2, state), 1e-15);
        assertArrayEquals(new double[] {9}, state);
    }
}
