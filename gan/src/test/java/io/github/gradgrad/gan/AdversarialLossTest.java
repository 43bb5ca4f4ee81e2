package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdversarialLossTest {
    private static final Variable REAL = scores(2, -1), FAKE = scores(0.5, -3);

    @Test
    void theStandardCriticMinimisesTheCrossEntropyOfProbabilities() {
        double expected = -(Math.log(sigmoid(2)) + Math.log(sigmoid(-1))) / 2
                - (Math.log(1 - sigmoid(0.5)) + Math.log(1 - sigmoid(-3))) / 2;

        assertEquals(expected, AdversarialLoss.NON_SATURATING.critic(REAL, FAKE).item(), 1e-12);
        assertEquals(expected, AdversarialLoss.MINIMAX.critic(REAL, FAKE).item(), 1e-12);
    }

    @Test
    void theStandardGeneratorsTakeTheOneOrTheOtherLogarithm() {
        double saturating = (Math.log(1 - sigmoid(0.5)) + Math.log(1 - sigmoid(-3))) / 2;
        double not = -(Math.log(sigmoid(0.5)) + Math.log(sigmoid(-3))) / 2;

        assertEquals(saturating, AdversarialLoss.MINIMAX.generator(FAKE).item(), 1e-12);
        assertEquals(not, AdversarialLoss.NON_SATURATING.generator(FAKE).item(), 1e-12);
    }

    /** d/dC softplus(-C) = -(1 - D), d/dC -softplus(C) = -D, with D close to 0. */
    @Test
    void onlyTheMinimaxGeneratorSaturatesWhereTheCriticIsSure() {
        Variable sure = scores(-20);

        assertEquals(
                -1,
                AdversarialLoss.NON_SATURATING.generator(sure).gradient(sure).item(),
                1e-8);
        assertEquals(0, AdversarialLoss.MINIMAX.generator(sure).gradient(sure).item(), 1e-8);
    }

    @Test
    void logitsThatNoProbabilityCouldHoldGiveFiniteLosses() {
        Variable far = scores(800), low = scores(-800);

        assertEquals(1600, AdversarialLoss.NON_SATURATING.critic(low, far).item(), 1e-9);
        assertTrue(AdversarialLoss.NON_SATURATING.critic(far, low).item() < 1e-300);
    }

    @Test
    void theHingeCaresForSamplesWithinTheMarginsOnly() {
        double expected = (0 + 2) / 2.0 + (1.5 + 0) / 2.0;

        assertEquals(expected, AdversarialLoss.HINGE.critic(REAL, FAKE).item(), 1e-12);
        assertEquals(-(0.5 - 3) / 2, AdversarialLoss.HINGE.generator(FAKE).item(), 1e-12);
    }

    @Test
    void leastSquaresMeasuresTheDistanceToTheLabels() {
        double critic = (1 + 4) / 2.0 / 2 + (0.25 + 9) / 2 / 2, generator = (0.25 + 16) / 2 / 2;

        assertEquals(critic, AdversarialLoss.LEAST_SQUARES.critic(REAL, FAKE).item(), 1e-12);
        assertEquals(generator, AdversarialLoss.LEAST_SQUARES.generator(FAKE).item(), 1e-12);
    }

    @Test
    void aLossOfYourOwnIsTwoFunctions() {
        AdversarialLoss loss = AdversarialLoss.of((real, fake) -> fake.sub(real).sum(), fake -> fake.sum());

        assertEquals(-3.5, loss.critic(REAL, FAKE).item(), 1e-12);
        assertEquals(-2.5, loss.generator(FAKE).item(), 1e-12);
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static Variable scores(double... scores) {
        return Variable.of(Tensor.of(Shape.of(scores.length, 1), scores));
    }
}
