package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** A third step of Adam by hand: m = 0.5, v = 0.04, g = 2, theta = 1. */
class MomentsTest {
    private static final double NEXT_M = 0.9 * 0.5 + 0.1 * 2;
    private static final double NEXT_V = 0.999 * 0.04 + 0.001 * 4;
    private static final double NEXT_THETA =
            1 - 1e-4 * (NEXT_M / (1 - 0.9 * 0.9 * 0.9)) / (Math.sqrt(NEXT_V / (1 - 0.999 * 0.999 * 0.999)) + 1e-8);

    @Test
    void theGradientComesOutOfTheMeans() {
        assertEquals(2, moments(NEXT_V).gradient(0), 1e-14);
    }

    @Test
    void aRightUpdateDoesNotDeviate() {
        assertEquals(0, moments(NEXT_V).deviation(number(1), number(NEXT_THETA), 3), 1e-14);
    }

    @Test
    void aWrongParameterDeviatesRelativeToItsSize() {
        double deviation = moments(NEXT_V).deviation(number(1), number(NEXT_THETA * 1.01), 3);
        assertEquals(0.01, deviation, 1e-12);
    }

    @Test
    void aStepInTheWrongDirectionDeviatesByTwoSteps() {
        double step = 1 - NEXT_THETA;
        double deviation = moments(NEXT_V).deviation(number(0), number(step), 3);
        assertEquals(2, deviation, 1e-12);
    }

    @Test
    void aWrongSecondMomentDeviates() {
        double wrong = NEXT_V * 1.5;
        double theta = 1 - 1e-4 * (NEXT_M / (1 - 0.729)) / (Math.sqrt(wrong / (1 - Math.pow(0.999, 3))) + 1e-8);
        assertEquals(0.5, moments(wrong).deviation(number(1), number(theta), 3), 1e-12);
    }

    private static Moments moments(double nextV) {
        return new Moments(number(0.5), number(0.04), number(NEXT_M), number(nextV));
    }

    private static Tensor number(double value) {
        return Tensor.of(Shape.of(1), value);
    }
}
