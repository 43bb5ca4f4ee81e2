package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.BatchNorm;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.LayerNorm;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleIndependenceTest {
    private static final Tensor SAMPLES = RandomStream.of(1).normal(DType.FLOAT32, Shape.of(8, 2));
    private static final Tensor REAL = TinyPlayers.real(0), FAKE = TinyPlayers.real(1);

    private final RandomStream random = RandomStream.of(3);

    @Test
    void denseLayersLayerNormalisationAndDropoutScoreEachSampleOnItsOwn() {
        for (Layer middle : new Layer[] {Activation.leakyRelu(0.2), LayerNorm.of(16), Dropout.of(0.5)}) {
            assertEquals(Optional.empty(), SampleIndependence.violation(training(middle), SAMPLES), middle.toString());
        }
    }

    @Test
    void batchNormalisationIsFoundInTrainingAndHarmlessInEvaluation() {
        Layer network = network(BatchNorm.of(16));
        Critic training = x -> network.forward(x, Pass.training(RandomStream.of(2)));

        String message = assertThrows(
                        IllegalArgumentException.class, () -> SampleIndependence.require(training, SAMPLES))
                .getMessage();

        assertTrue(message.contains("score of sample 0") && message.contains("batch normalisation"), message);
        SampleIndependence.require(network::forward, SAMPLES);
    }

    /** Scores 2i and 2i + 1 see both samples of their pair: the packing of PacGAN. */
    @Test
    void packedPairsAreFound() {
        Critic packed = x -> x.reshape(Shape.of(4, 4))
                .sum(1)
                .square()
                .reshape(Shape.of(4, 1))
                .broadcastTo(Shape.of(4, 2))
                .reshape(Shape.of(8, 1));

        assertEquals(
                1, SampleIndependence.violation(packed, SAMPLES).orElseThrow().sample());
    }

    /** No derivative tells of a mean that was detached; the scores do. */
    @Test
    void detachedStatisticsAreFound() {
        Critic centred = x -> x.sub(x.mean(0).detach()).sum(1).reshape(Shape.of(8, 1));

        assertEquals(
                -1, SampleIndependence.violation(centred, SAMPLES).orElseThrow().sample());
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        Critic fine = x -> x.sum(1), one = Variable::sum;
        Tensor single = Tensor.of(Shape.of(1, 2), 0f, 1f);

        assertThrows(IllegalArgumentException.class, () -> SampleIndependence.violation(fine, single));
        assertThrows(IllegalArgumentException.class, () -> SampleIndependence.violation(one, SAMPLES));
    }

    /** No layer of the library: what counts is what the critic does. */
    @Test
    void aCriticThatSubtractsTheMeanOfItsScoresIsFound() {
        Critic centred = x -> {
            Variable scores = x.square().sum(1);
            return scores.sub(scores.mean()).reshape(Shape.of(8, 1));
        };

        assertEquals(
                0, SampleIndependence.violation(centred, SAMPLES).orElseThrow().score());
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

    private static Critic training(Layer middle) {
        Layer network = network(middle);
        RandomStream random = RandomStream.of(2);
        return x -> network.forward(x, Pass.training(random));
    }

    private static Layer network(Layer middle) {
        RandomStream random = RandomStream.of(3);
        return Sequential.of(
                Linear.of(2, 16, Initialisers.heNormal(), random),
                middle,
                Linear.of(16, 1, Initialisers.heNormal(), random));
    }

    private static Player critic(Layer between) {
        RandomStream weights = RandomStream.of(1);
        Layer network = Sequential.of(Linear.of(2, 8, weights), between, Activation.relu(), Linear.of(8, 1, weights))
                .named("critic");
        return new Player(network, new Adam(network.parameters(), 1e-3));
    }
}
