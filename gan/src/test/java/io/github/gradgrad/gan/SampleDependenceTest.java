package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.BatchNorm;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.LayerNorm;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleDependenceTest {
    private static final Tensor REAL = TinyPlayers.real(0), FAKE = TinyPlayers.real(1);

    private final RandomStream random = RandomStream.of(3);

    @Test
    void batchNormalisationMakesScoresDependOnEachOther() {
        assertTrue(SampleDependence.of(critic(BatchNorm.of(8)).asCritic(Pass.training(random)), REAL));
    }

    @Test
    void layersThatTreatEachSampleAloneDoNot() {
        assertFalse(SampleDependence.of(critic(LayerNorm.of(8)).asCritic(Pass.training(random)), REAL));
        assertFalse(SampleDependence.of(critic(Dropout.of(0.5)).asCritic(Pass.training(random)), REAL));
    }

    /** No layer of the library: what counts is what the critic does. */
    @Test
    void aCriticThatSubtractsTheMeanOfItsScoresIsFoundAsWell() {
        assertTrue(SampleDependence.of(
                x -> {
                    Variable scores = x.square().sum(1);
                    return scores.sub(scores.mean()).reshape(Shape.of(6, 1));
                },
                REAL));
    }

    @Test
    void aPenaltyOnACriticWithBatchNormalisationIsRefusedWithTheReason() {
        Player critic = critic(BatchNorm.of(8));
        Map<String, Tensor> before = TinyPlayers.state(critic);

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new CriticUpdate(critic, GradientPenalty.PAPER).apply(REAL, FAKE, random));

        assertTrue(e.getMessage().contains("depends on the other samples of the batch"), e.getMessage());
        assertTrue(e.getMessage().contains("LayerNorm"), e.getMessage());
        assertEquals(before, TinyPlayers.state(critic));
    }

    /** With clipping it may have batch normalisation, whose statistics are then those of real or of generated samples. */
    @Test
    void withoutAPenaltySuchACriticScoresRealAndGeneratedSamplesApart() {
        Player critic = critic(BatchNorm.of(8));
        Critic score = critic.asCritic(Pass.training(random));
        double expected = score.score(Variable.constant(REAL)).mean().item()
                - score.score(Variable.constant(FAKE)).mean().item();

        CriticUpdate.Result result = new CriticUpdate(critic, WeightClipping.PAPER).apply(REAL, FAKE, random);

        assertEquals(expected, result.wassersteinEstimate(), 1e-6);
    }

    private Player critic(Layer between) {
        RandomStream weights = RandomStream.of(1);
        Layer network = Sequential.of(Linear.of(2, 8, weights), between, Activation.relu(), Linear.of(8, 1, weights))
                .named("critic");
        return new Player(network, new Adam(network.parameters(), 1e-3));
    }
}
