package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamRuleTest {
    /** The rule of step t, with the corrections of algorithm 1 in its constants. */
    private static AdamRule step(int t, double epsilon) {
        return new AdamRule(0.1 / (1 - Math.pow(0.9, t)), 0.9, 0.999, epsilon, Math.sqrt(1 - Math.pow(0.999, t)));
    }

    @Test
    void theFirstStepHasTheLengthOfTheLearningRate() {
        // m-hat = g and v-hat = g^2, so theta' = theta - rate sign(g), whatever the size of g.
        assertEquals(0.9, step(1, 0).apply(1, 2, new double[2]), 1e-12);
        assertEquals(1.1, step(1, 0).apply(1, -1e-5, new double[2]), 1e-12);
    }

    @Test
    void twoStepsAreThoseOfTheAlgorithm() {
        double[] state = new double[step(1, 0).slots()];
        double theta = step(1, 0).apply(1, 2, state);
        assertArrayEquals(new double[] {0.1 * 2, 0.001 * 4}, state, 1e-15);

        theta = step(2, 0).apply(theta, -1, state);
        double m = 0.9 * 0.2 - 0.1, v = 0.999 * 0.004 + 0.001; // 0.08 and 0.004996
        assertArrayEquals(new double[] {m, v}, state, 1e-15);
        double correctedM = m / (1 - 0.9 * 0.9), correctedV = v / (1 - 0.999 * 0.999);
        assertEquals(0.9 - 0.1 * correctedM / Math.sqrt(correctedV), theta, 1e-12);
    }

    @Test
    void epsilonIsAddedToTheCorrectedRoot() {
        // m-hat = 2 and the root of v-hat = 2: theta' = 1 - 0.1 * 2 / (2 + 0.5).
        assertEquals(0.92, step(1, 0.5).apply(1, 2, new double[2]), 1e-12);
    }

    @Test
    void withoutAGradientNothingMoves() {
        double[] state = new double[2];
        assertEquals(1, step(1, 1e-8).apply(1, 0, state));
        assertArrayEquals(new double[2], state);
    }
}
