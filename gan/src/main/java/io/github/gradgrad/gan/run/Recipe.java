package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.Player;
import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;

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

    static Recipe of(Settings settings, Shape sample) {
        Method method = settings.method();
        Model model = settings.model();
        Layer criticNetwork =
                model.critic(sample, Stream.CRITIC_WEIGHTS.of(settings)).named("critic");
        Layer generatorNetwork =
                model.generator(sample, Stream.GENERATOR_WEIGHTS.of(settings)).named("generator");
        Player critic =
                new Player(criticNetwork, method.optimiser(criticNetwork.parameters(), settings.learningRate()));
        Player generator =
                new Player(generatorNetwork, method.optimiser(generatorNetwork.parameters(), settings.learningRate()));
        WassersteinTrainer trainer = new WassersteinTrainer(
                critic,
                generator,
                method.constraint(settings),
                model.latentSize(sample),
                Stream.TRAINING.of(settings).key());
        return new Recipe(critic, generator, trainer);
    }

    /** Of both players. */
    void setLearningRate(double rate) {
        critic.optimiser().learningRate(rate);
        generator.optimiser().learningRate(rate);
    }
}
