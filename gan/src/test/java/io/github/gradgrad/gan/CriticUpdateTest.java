package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Sgd;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticUpdateTest {
    private static final Tensor REAL = TinyPlayers.real(0);
    private static final Tensor FAKE = TinyPlayers.real(1);

    private final Player critic = TinyPlayers.of(1).critic();

    @Test
    void theEstimateIsTheDifferenceOfTheMeanScoresBeforeTheUpdate() {
        double estimate = meanScore(REAL) - meanScore(FAKE);

        CriticUpdate.Result result = update(WeightClipping.PAPER);

        assertEquals(estimate, result.wassersteinEstimate(), 1e-6);
        assertEquals(-estimate, result.loss(), 1e-6);
    }

    @Test
    void theLossHasThePenaltyAndTheEstimateHasNot() {
        Variable norms = GradientPenalty.norms(critic.asCritic(Pass.evaluation()), REAL);
        double penalty = new GradientPenalty(10).of(norms).item();

        // Real and generated samples are the same, so every point between them is known.
        CriticUpdate.Result result =
                new CriticUpdate(critic, GradientPenalty.PAPER).apply(REAL, REAL, RandomStream.of(1));

        assertEquals(0, result.wassersteinEstimate(), 1e-6);
        assertEquals(penalty, result.loss(), 1e-5);
    }

    @Test
    void theStepGoesDownTheGradientOfTheLoss() {
        Player plain = new Player(critic.network(), new Sgd(critic.parameters(), 0.5));
        Critic score = critic.asCritic(Pass.evaluation());
        List<Tensor> before = critic.parameters().stream().map(Parameter::value).toList();
        List<Tensor> gradients = WassersteinLoss.critic(
                        score.score(Variable.constant(REAL)), score.score(Variable.constant(FAKE)))
                .gradients(Parameters.variables(critic.parameters()));

        new CriticUpdate(plain, new WeightClipping(-100, 100)).apply(REAL, FAKE, RandomStream.of(1));

        for (int p = 0; p < before.size(); p++) {
            Tensor after = critic.parameters().get(p).value();
            for (int i = 0; i < after.size(); i++) {
                assertEquals(before.get(p).at(i) - 0.5 * gradients.get(p).at(i), after.at(i), 1e-6);
            }
        }
    }

    @Test
    void weightsAreClippedAfterTheUpdate() {
        update(WeightClipping.PAPER);

        critic.parameters().forEach(parameter -> {
            for (double value : parameter.value().toDoubles()) assertTrue(Math.abs(value) <= 0.01f, parameter.name());
        });
    }

    @Test
    void batchesOfDifferentShapesAreRefused() {
        Map<String, Tensor> before = TinyPlayers.state(critic);
        Tensor more = Tensor.of(Shape.of(7, 2), new float[14]);

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new CriticUpdate(critic, WeightClipping.PAPER).apply(REAL, more, RandomStream.of(1)));

        assertEquals(
                "critic update: as many real as generated samples of one shape expected, got [6, 2] and [7, 2]",
                e.getMessage());
        assertEquals(before, TinyPlayers.state(critic));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void realSamplesThatAreNotFiniteStopItAndChangeNothing(float value) {
        Map<String, Tensor> before = TinyPlayers.state(critic);
        Tensor spoilt = Tensor.generate(REAL.dtype(), REAL.shape(), i -> i == 5 ? value : REAL.at(i));

        NonFiniteException e = assertThrows(
                NonFiniteException.class,
                () -> new CriticUpdate(critic, GradientPenalty.PAPER).apply(spoilt, FAKE, RandomStream.of(1)));

        assertEquals("the real samples [6, 2] hold a NaN or an infinity", e.getMessage());
        assertEquals(before, TinyPlayers.state(critic));
    }

    @Test
    void anInfiniteWeightIsNamed() {
        TinyPlayers.spoil(critic, "critic.2.weight", Double.POSITIVE_INFINITY);
        Map<String, Tensor> before = TinyPlayers.state(critic);

        NonFiniteException e = assertThrows(NonFiniteException.class, () -> update(GradientPenalty.PAPER));

        assertTrue(
                e.getMessage().endsWith("the input critic.2.weight [1, 8] holds a NaN or an infinity"), e.getMessage());
        assertEquals(before, TinyPlayers.state(critic));
    }

    /** Every number that goes in is finite: the first product is too large for FLOAT32. */
    @Test
    void anOverflowIsNamedByItsOpAndLayer() {
        TinyPlayers.spoil(critic, "critic.0.weight", 3e38);
        Map<String, Tensor> before = TinyPlayers.state(critic);
        Tensor large = Tensor.generate(REAL.dtype(), REAL.shape(), i -> 100);

        NonFiniteException e = assertThrows(
                NonFiniteException.class,
                () -> new CriticUpdate(critic, WeightClipping.PAPER).apply(large, FAKE, RandomStream.of(1)));

        assertTrue(
                e.getMessage().endsWith("first appeared in linear [12, 8] at critic.0.weight [8, 2]"), e.getMessage());
        assertEquals(before, TinyPlayers.state(critic));
    }

    private CriticUpdate.Result update(LipschitzConstraint constraint) {
        return new CriticUpdate(critic, constraint).apply(REAL, FAKE, RandomStream.of(1));
    }

    private double meanScore(Tensor samples) {
        return critic.asCritic(Pass.evaluation())
                .score(Variable.constant(samples))
                .mean()
                .item();
    }
}
