package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The further penalties where a formula tells what they are: C(x) = w x has the slope w, C(x) = |x|^2 / 2 the slope x. */
class PenaltiesTest {
    private static final Tensor REAL = Tensor.of(Shape.of(3, 2), 3.0, 4, 0.3, 0.4, 0, 1);
    private static final Tensor FAKE = Tensor.of(Shape.of(3, 2), 0.0, 2, 0, 0, 6, 8);
    private static final Critic QUADRATIC = x -> x.square().sum(1).mul(0.5).reshape(Shape.of(3, 1));

    private final RandomStream random = RandomStream.of(5);

    @Test
    void oneSidedPenaltyLeavesSlopesBelowOneAlone() {
        assertEquals(0, penalty(new OneSidedPenalty(10), linear(0.6)));
        assertEquals(0, penalty(new OneSidedPenalty(10), linear(1)));
        assertEquals(10 * 0.25, penalty(new OneSidedPenalty(10), linear(1.5)), 1e-12);
    }

    /** The two-sided penalty minus the one-sided is what slopes below 1 are charged. */
    @Test
    void oneSidedPenaltyIsTakenAtThePointsOfTheTwoSided() {
        double two = penalty(new GradientPenalty(2), linear(3)), one = penalty(new OneSidedPenalty(2), linear(3));

        assertEquals(two, one, 1e-12);
        List<Tensor> seen = new ArrayList<>();
        Critic watched = x -> {
            seen.add(x.value());
            return QUADRATIC.score(x);
        };
        penalty(new GradientPenalty(2), watched);
        penalty(new OneSidedPenalty(2), watched);
        assertEquals(seen.get(0), seen.get(1));
    }

    @Test
    void r1IsHalfGammaTimesTheSquaredSlopeOnRealSamples() {
        assertEquals(10 / 2.0 * (25 + 0.25 + 1) / 3, penalty(ZeroCentredPenalty.r1(10), QUADRATIC), 1e-12);
    }

    @Test
    void r2IsTakenOnGeneratedSamples() {
        assertEquals(4 / 2.0 * (4 + 0 + 100) / 3, penalty(ZeroCentredPenalty.r2(4), QUADRATIC), 1e-12);
    }

    /** All numbers are within half a standard deviation above the real ones, and differ among themselves. */
    @Test
    void draganLooksAroundRealSamples() {
        List<Tensor> seen = new ArrayList<>();
        Critic watched = x -> {
            seen.add(x.value());
            return linear(1.5).score(x);
        };

        assertEquals(10 * 0.25, penalty(DraganPenalty.PAPER, watched), 1e-12);

        double mean = (3 + 4 + 0.3 + 0.4 + 0 + 1) / 6;
        double squares = 0;
        for (double x : REAL.toDoubles()) squares += (x - mean) * (x - mean);
        double most = 0.5 * Math.sqrt(squares / 6);
        double smallest = Double.MAX_VALUE, largest = 0;
        for (int i = 0; i < REAL.size(); i++) {
            double noise = seen.get(0).at(i) - REAL.at(i);
            smallest = Math.min(smallest, noise);
            largest = Math.max(largest, noise);
        }
        assertTrue(smallest >= 0 && largest < most && largest - smallest > most / 4, smallest + " to " + largest);
    }

    @Test
    void consistencyTermIsZeroForACriticThatRepeatsItself() {
        FeatureCritic critic = x -> new FeatureCritic.Judgement(QUADRATIC.score(x), x);

        assertEquals(0, penalty(ConsistencyTerm.PAPER, critic));
    }

    /** Scores differ by 3 and features by 2 everywhere: d = 9 + 0.1 4. */
    @Test
    void consistencyTermMeasuresScoresAndFeatures() {
        int[] calls = {0};
        FeatureCritic critic = x -> {
            int call = calls[0]++;
            return new FeatureCritic.Judgement(QUADRATIC.score(x).add(3 * call), x.add(2 * call));
        };

        assertEquals(2 * 9.4, penalty(ConsistencyTerm.PAPER, critic), 1e-12);
        calls[0] = 0;
        assertEquals(2 * 1.4, penalty(new ConsistencyTerm(2, 8, 0.1), critic), 1e-12);
        calls[0] = 0;
        assertEquals(0, penalty(new ConsistencyTerm(2, 10, 0.1), critic));
    }

    @Test
    void consistencyTermNeedsFeatures() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> penalty(ConsistencyTerm.PAPER, QUADRATIC));

        assertTrue(e.getMessage().startsWith("consistency term: a critic expected that shows"), e.getMessage());
    }

    @Test
    void twoConstraintsAddTheirPenalties() {
        double sum = penalty(ZeroCentredPenalty.r1(1), QUADRATIC) + penalty(ZeroCentredPenalty.r2(1), QUADRATIC);

        assertEquals(sum, penalty(ZeroCentredPenalty.r1(1).and(ZeroCentredPenalty.r2(1)), QUADRATIC), 1e-12);
        assertEquals(
                penalty(ZeroCentredPenalty.r1(1), QUADRATIC),
                penalty(ZeroCentredPenalty.r1(1).and(WeightClipping.PAPER), QUADRATIC));
        assertTrue(LipschitzConstraint.NONE
                .and(WeightClipping.PAPER)
                .penalty(QUADRATIC, REAL, FAKE, random)
                .isEmpty());
    }

    @Test
    void weightsThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OneSidedPenalty(-1));
        assertThrows(IllegalArgumentException.class, () -> ZeroCentredPenalty.r1(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new DraganPenalty(Double.POSITIVE_INFINITY, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConsistencyTerm(2, -1, 0.1));
    }

    private double penalty(LipschitzConstraint constraint, Critic critic) {
        return constraint
                .penalty(critic, REAL, FAKE, RandomStream.of(5))
                .orElseThrow()
                .item();
    }

    /** C(x) = slope (0.6 x1 + 0.8 x2). */
    private static Critic linear(double slope) {
        Variable w = Variable.constant(Tensor.of(Shape.of(2, 1), 0.6 * slope, 0.8 * slope));
        return x -> x.matmul(w);
    }
}
