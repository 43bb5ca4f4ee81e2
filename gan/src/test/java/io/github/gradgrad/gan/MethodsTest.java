package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.nn.SpectralNorm;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the methods change about the steps of a trainer. */
class MethodsTest {
    private final RandomStream random = RandomStream.of(6);
    private final TinyPlayers players = TinyPlayers.of(1);

    @Test
    void theOriginalScheduleStartsWithAHundredAndReturnsToThem() {
        CriticSchedule original = CriticSchedule.original();

        assertArrayEquals(
                new int[] {100, 100, 5, 5, 100, 5, 100},
                LongStream.of(0, 24, 25, 499, 500, 501, 1000)
                        .mapToInt(original::before)
                        .toArray());
        assertEquals(100, original.most());
        assertEquals(5, CriticSchedule.constant(5).before(0));
    }

    @Test
    void anotherLossIsWhatBothPlayersDescend() {
        WassersteinTrainer trainer =
                players.trainer(LipschitzConstraint.NONE, 9).loss(AdversarialLoss.LEAST_SQUARES);
        AdversarialLoss constant = AdversarialLoss.of(
                (real, fake) -> real.mean().mul(0).add(3),
                fake -> fake.mean().mul(0).add(4));

        assertTrue(trainer.criticStep(TinyPlayers.real(0)).loss() >= 0);
        assertTrue(trainer.generatorStep(6) >= 0);
        assertEquals(3, trainer.loss(constant).criticStep(TinyPlayers.real(0)).loss());
        assertEquals(4, trainer.generatorStep(6));
    }

    /** The vectors move after each update of the critic, once, and not with the generator. */
    @Test
    void spectralVectorsMoveWithTheCriticAlone() {
        Layer network = Sequential.of(
                        SpectralNorm.of(Linear.of(2, 8, random), random),
                        Activation.relu(),
                        SpectralNorm.of(Linear.of(8, 1, random), random))
                .named("critic");
        Player critic = new Player(network, new Adam(network.parameters(), 1e-2));
        WassersteinTrainer trainer =
                new WassersteinTrainer(critic, players.generator(), SpectralNormalisation.of(network), 3, 9);
        SpectralNorm first = (SpectralNorm) network.children().get(0);
        Tensor start = first.buffers().get(0).value();

        trainer.criticStep(TinyPlayers.real(0));
        Tensor moved = first.buffers().get(0).value();
        trainer.generatorStep(6);

        assertNotEquals(start, moved);
        assertEquals(moved, first.buffers().get(0).value());
        SpectralNorm again = SpectralNorm.of(Linear.of(2, 8, random), random);
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("weight", first.parameters().get(0).value());
        state.put("bias", first.parameters().get(1).value());
        state.put("weight_u", start);
        state.put("weight_v", first.buffers().get(1).value());
        again.loadStateDict(state);
        again.iterate();
        assertEquals(again.buffers().get(0).value(), moved);
    }

    @Test
    void spectralNormalisationNeedsNormalisedLayers() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SpectralNormalisation.of(players.critic().network()));
    }

    /** Two passes over the same real samples differ by their dropout alone, so the term is not 0. */
    @Test
    void theConsistencyTermSeesTheDropoutOfATrainersCritic() {
        Layer network = Sequential.of(
                        Linear.of(2, 8, random), Activation.relu(), Dropout.of(0.5), Linear.of(8, 1, random))
                .named("critic");
        Player critic = new Player(network, new Adam(network.parameters(), 1e-2));
        Tensor real = TinyPlayers.real(0);

        CriticUpdate.Result result = new CriticUpdate(critic, ConsistencyTerm.PAPER).apply(real, real, random);

        assertTrue(result.loss() + result.wassersteinEstimate() > 1e-3, result.toString());
    }

    /** average = 0.75 average + 0.25 value after each of the generator's updates, and not with the critic's. */
    @Test
    void theAverageFollowsTheGenerator() {
        WassersteinTrainer trainer = players.trainer(GradientPenalty.PAPER, 9).averaging(0.75);
        Tensor start = players.generator().parameters().get(0).value();
        trainer.criticStep(TinyPlayers.real(0));
        trainer.generatorStep(6);
        Tensor after = players.generator().parameters().get(0).value();
        Tensor average = trainer.average().orElseThrow().values().get("generator.0.weight");

        for (int i = 0; i < start.size(); i++) {
            assertEquals(0.75 * start.at(i) + 0.25 * after.at(i), average.at(i), 1e-6);
        }
    }

    @Test
    void samplesAreMadeWithTheAverageAndTheGeneratorKeepsItsWeights() {
        WassersteinTrainer averaged = players.trainer(GradientPenalty.PAPER, 9).averaging(1);
        Tensor noise = averaged.noise(4, RandomStream.of(3));
        Tensor start = averaged.generate(noise);
        averaged.generatorStep(6);
        Map<String, Tensor> weights = TinyPlayers.state(players.generator());

        assertEquals(start, averaged.generate(noise));
        assertEquals(weights, TinyPlayers.state(players.generator()));
    }

    /** A generator that copies the code of its class, and a critic that looks at it. */
    @Test
    void aConditionalPairIsToldTheClasses() {
        Player generator = player("generator", Linear.of(3 + 4, 2, random));
        Player critic = player("critic", Linear.of(2 + 4, 1, random));
        WassersteinTrainer trainer = new WassersteinTrainer(critic, generator, GradientPenalty.PAPER, 3, 9).classes(4);
        int[] labels = {0, 1, 2, 3, 0, 1};
        Map<String, Tensor> before = TinyPlayers.state(critic);

        trainer.criticStep(TinyPlayers.real(0), labels);
        trainer.generatorStep(6);

        assertNotEquals(before, TinyPlayers.state(critic));
        Tensor noise = trainer.noise(1, RandomStream.of(3));
        assertNotEquals(trainer.generate(noise, 0), trainer.generate(noise, 1));
        assertThrows(IllegalArgumentException.class, () -> trainer.criticStep(TinyPlayers.real(0)));
        assertThrows(IllegalArgumentException.class, () -> trainer.generate(noise, 4));
    }

    private static Player player(String name, Layer layer) {
        Layer network = Sequential.of(layer).named(name);
        return new Player(network, new Adam(network.parameters(), 1e-2));
    }
}
