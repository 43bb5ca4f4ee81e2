package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WassersteinTrainerTest {
    private static final int BATCH = 6;

    private final TinyPlayers players = TinyPlayers.of(1);
    private final WassersteinTrainer trainer = players.trainer(GradientPenalty.PAPER, 9);

    @Test
    void aCriticStepLeavesTheGeneratorUntouched() {
        Map<String, Tensor> critic = TinyPlayers.state(players.critic());
        Map<String, Tensor> generator = TinyPlayers.state(players.generator());

        trainer.criticStep(TinyPlayers.real(0));

        assertEquals(generator, TinyPlayers.state(players.generator()));
        assertNotEquals(critic, TinyPlayers.state(players.critic()));
    }

    @Test
    void aGeneratorStepLeavesTheCriticUntouched() {
        Map<String, Tensor> critic = TinyPlayers.state(players.critic());
        Map<String, Tensor> generator = TinyPlayers.state(players.generator());

        trainer.generatorStep(BATCH);

        assertEquals(critic, TinyPlayers.state(players.critic()));
        assertNotEquals(generator, TinyPlayers.state(players.generator()));
    }

    @Test
    void stepsAreCountedForEachPlayer() {
        for (int i = 0; i < 3; i++) trainer.criticStep(TinyPlayers.real(i));
        trainer.generatorStep(BATCH);

        assertEquals(3, trainer.criticSteps());
        assertEquals(1, trainer.generatorSteps());
        assertEquals(3, players.critic().optimiser().state().get("step").item());
        assertEquals(1, players.generator().optimiser().state().get("step").item());
    }

    @Test
    void lookingOnChangesNothing() {
        Map<String, Tensor> critic = TinyPlayers.state(players.critic());
        Map<String, Tensor> generator = TinyPlayers.state(players.generator());

        trainer.gradientNorms(TinyPlayers.real(0));
        trainer.generate(trainer.noise(4, RandomStream.of(3)));

        assertEquals(critic, TinyPlayers.state(players.critic()));
        assertEquals(generator, TinyPlayers.state(players.generator()));
        assertEquals(0, trainer.criticSteps() + trainer.generatorSteps());
    }

    /** The generator's loss is minus the mean score of samples that it makes of a fresh batch of noise. */
    @Test
    void theGeneratorLearnsToBeScoredHigh() {
        Tensor noise = trainer.noise(500, RandomStream.of(3));
        double before = meanScore(trainer.generate(noise));

        for (int i = 0; i < 20; i++) trainer.generatorStep(BATCH);

        assertTrue(meanScore(trainer.generate(noise)) > before);
    }

    @Test
    void gradientNormsAreOneForEachRealSample() {
        Tensor norms = trainer.gradientNorms(TinyPlayers.real(0));

        assertEquals(Shape.of(BATCH), norms.shape());
        for (double norm : norms.toDoubles()) assertTrue(norm >= 0, () -> "norm " + norm);
    }

    @Test
    void equalSeedsGiveEqualSteps() {
        List<Double> losses = losses(trainer, 0, 4);

        assertEquals(losses, losses(TinyPlayers.of(1).trainer(GradientPenalty.PAPER, 9), 0, 4));
        assertNotEquals(losses, losses(TinyPlayers.of(1).trainer(GradientPenalty.PAPER, 10), 0, 4));
    }

    @Test
    void aTrainerThatResumesGoesOnBitIdentically() {
        losses(trainer, 0, 3);
        TinyPlayers others = TinyPlayers.of(2);
        TinyPlayers.copy(players.critic(), others.critic());
        TinyPlayers.copy(players.generator(), others.generator());
        WassersteinTrainer resumed = others.trainer(GradientPenalty.PAPER, 9);
        resumed.resumeAt(trainer.criticSteps(), trainer.generatorSteps());

        List<Double> losses = losses(trainer, 3, 6);

        assertEquals(losses, losses(resumed, 3, 6));
        assertEquals(TinyPlayers.state(players.critic()), TinyPlayers.state(others.critic()));
        assertEquals(TinyPlayers.state(players.generator()), TinyPlayers.state(others.generator()));
    }

    @Test
    void countsBelowZeroAreRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> trainer.resumeAt(4, -1));
        assertEquals("resume: counts of steps >= 0 expected, got 4 and -1", e.getMessage());
    }

    @Test
    void dataThatIsNotFiniteStopsItAndChangesNothing() {
        Tensor real = Tensor.full(DType.FLOAT32, Shape.of(BATCH, 2), Double.NaN);

        assertStops("the real samples [6, 2] hold a NaN or an infinity", () -> trainer.criticStep(real));
    }

    @Test
    void aCriticStepNamesTheGeneratorsBrokenLayer() {
        TinyPlayers.spoil(players.generator(), "generator.2.bias", Double.NaN);

        assertStops(
                "the generated samples are not finite: the input generator.2.bias [2] holds a NaN or an infinity",
                () -> trainer.criticStep(TinyPlayers.real(0)));
    }

    @Test
    void aGeneratorStepNamesTheCriticsBrokenLayer() {
        TinyPlayers.spoil(players.critic(), "critic.0.bias", Double.POSITIVE_INFINITY);

        assertStops("the input critic.0.bias [8] holds a NaN or an infinity", () -> trainer.generatorStep(BATCH));
    }

    @Test
    void aGeneratorStepNamesItsOwnBrokenLayer() {
        TinyPlayers.spoil(players.generator(), "generator.0.weight", Double.NaN);

        assertStops(
                "the input generator.0.weight [8, 3] holds a NaN or an infinity", () -> trainer.generatorStep(BATCH));
    }

    private void assertStops(String ending, Runnable step) {
        Map<String, Tensor> critic = TinyPlayers.state(players.critic());
        Map<String, Tensor> generator = TinyPlayers.state(players.generator());

        NonFiniteException e = assertThrows(NonFiniteException.class, step::run);

        assertTrue(e.getMessage().endsWith(ending), e.getMessage());
        assertEquals(critic, TinyPlayers.state(players.critic()));
        assertEquals(generator, TinyPlayers.state(players.generator()));
        assertEquals(0, trainer.criticSteps() + trainer.generatorSteps());
    }

    /** The losses of both players over some iterations of two critic steps and one generator step. */
    private static List<Double> losses(WassersteinTrainer trainer, int from, int to) {
        List<Double> losses = new ArrayList<>();
        for (int i = from; i < to; i++) {
            losses.add(trainer.criticStep(TinyPlayers.real(2L * i)).loss());
            losses.add(trainer.criticStep(TinyPlayers.real(2L * i + 1)).loss());
            losses.add(trainer.generatorStep(BATCH));
        }
        return losses;
    }

    private double meanScore(Tensor samples) {
        Critic critic = players.critic().asCritic(Pass.evaluation());
        return critic.score(Variable.constant(samples)).mean().item();
    }
}
