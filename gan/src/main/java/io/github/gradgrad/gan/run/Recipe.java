package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.Player;
import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.network.Networks;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.IntStream;

/** The two players and their trainer, made as the settings say, before the first update. */
record Recipe(Player critic, Player generator, WassersteinTrainer trainer) {
    /** Labels of the streams that are split off the seed's. */
    enum Stream {
        CRITIC_WEIGHTS(0),
        GENERATOR_WEIGHTS(1),
        DATA(2),
        SAMPLES(3),
        TRAINING(4);

        private final int label;

        Stream(int label) {
            this.label = label;
        }

        RandomStream of(Settings settings) {
            return RandomStream.of(settings.seed()).split(label);
        }
    }

    /**
     * Networks for samples of a shape.
     *
     * @param classes how many classes the samples have, which the networks are told if the settings say so
     * @throws IllegalArgumentException if the settings do not go with such samples
     */
    static Recipe of(Settings settings, Shape sample, int classes) {
        Method method = settings.method();
        CriticStyle style = method.style().withLayerNorm(settings.layerNorm());
        int told = settings.conditional() ? classes : 0;
        if (settings.conditional() && classes == 0) {
            throw new IllegalArgumentException(
                    "--conditional: data with classes expected, " + settings.data() + " has none");
        }
        Networks networks = settings.model().networks(settings, sample, told, style);
        Layer criticNetwork =
                networks.critic(Stream.CRITIC_WEIGHTS.of(settings)).named("critic");
        Layer generatorNetwork =
                networks.generator(Stream.GENERATOR_WEIGHTS.of(settings)).named("generator");
        Player critic = new Player(criticNetwork, method.optimiser(criticNetwork.parameters(), settings));
        Player generator = new Player(generatorNetwork, method.optimiser(generatorNetwork.parameters(), settings));
        WassersteinTrainer trainer = new WassersteinTrainer(
                        critic,
                        generator,
                        method.constraint(settings, criticNetwork),
                        networks.latentSize(),
                        Stream.TRAINING.of(settings).key())
                .loss(settings.loss().functions())
                .classes(told);
        return new Recipe(
                critic, generator, settings.averaging() == 0 ? trainer : trainer.averaging(settings.averaging()));
    }

    /** Of both players. */
    void setLearningRate(double rate) {
        critic.optimiser().learningRate(rate);
        generator.optimiser().learningRate(rate);
    }

    /** Samples of the generator as it is now; if it is told classes, sample i is of class i modulo their number. */
    Tensor samples(int count, RandomStream random) {
        int classes = trainer.classes();
        int[] labels = classes == 0
                ? new int[0]
                : IntStream.range(0, count).map(i -> i % classes).toArray();
        return trainer.generate(trainer.noise(count, random), labels);
    }
}
