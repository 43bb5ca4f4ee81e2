package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.DataSets;
import io.github.gradgrad.gan.data.Prefetch;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.network.Mlp;
import io.github.gradgrad.gan.network.Networks;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each method put together from the public pieces, as the README does. */
class TwentyLinesTest {
    @Test
    void theStandardGan() throws IOException {
        train(CriticStyle.PLAIN, critic -> LipschitzConstraint.NONE, AdversarialLoss.NON_SATURATING);
    }

    @Test
    void weightClipping() throws IOException {
        train(CriticStyle.PLAIN, critic -> WeightClipping.PAPER, AdversarialLoss.WASSERSTEIN);
    }

    @Test
    void theGradientPenalty() throws IOException {
        train(CriticStyle.PLAIN, critic -> GradientPenalty.PAPER, AdversarialLoss.WASSERSTEIN);
    }

    @Test
    void theConsistencyTerm() throws IOException {
        train(
                CriticStyle.DROPOUT,
                critic -> GradientPenalty.PAPER.and(ConsistencyTerm.PAPER),
                AdversarialLoss.WASSERSTEIN);
    }

    @Test
    void spectralNormalisation() throws IOException {
        train(CriticStyle.SPECTRAL, SpectralNormalisation::of, AdversarialLoss.HINGE);
    }

    private static void train(CriticStyle style, Function<Layer, LipschitzConstraint> constraint, AdversarialLoss loss)
            throws IOException {
        DataSet data = DataSets.open("gaussians8");
        RandomStream random = RandomStream.of(1);
        Networks networks = Mlp.of(data.sampleShape()).withWidth(8).withStyle(style);
        Layer c = networks.critic(random.split(0)).named("critic");
        Layer g = networks.generator(random.split(1)).named("generator");
        Player critic = new Player(c, new Adam(c.parameters(), 2e-4).betas(0, 0.9));
        Player generator = new Player(g, new Adam(g.parameters(), 2e-4).betas(0, 0.9));
        WassersteinTrainer trainer = new WassersteinTrainer(
                        critic, generator, constraint.apply(c), networks.latentSize(), 1)
                .loss(loss)
                .averaging(0.9);
        Map<String, Tensor> before = c.stateDict();
        Tensor start = trainer.generate(trainer.noise(5, random.split(3)));
        try (Prefetch batches = Prefetch.of(data, random.split(2), 16)) {
            while (trainer.generatorSteps() < 3) {
                for (int i = 0; i < 2; i++)
                    trainer.criticStep(batches.get(trainer.criticSteps()).samples());
                trainer.generatorStep(16);
            }
        }
        Tensor points = trainer.generate(trainer.noise(5, random.split(3)));

        assertEquals(Shape.of(5, 2), points.shape());
        assertTrue(points.isFinite());
        assertNotEquals(start, points);
        assertNotEquals(before, c.stateDict());
    }
}
