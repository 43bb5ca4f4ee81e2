package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.gan.data.Digits;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.network.Mlp;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A training on 1,000 of the digits, whose critic is asked now and then what it says of the others. */
record HeldOut(CriticStyle style, LipschitzConstraint constraint, int width) {
    private static final int TRAINING_IMAGES = 1_000;
    private static final int BATCH = 50;
    private static final int CRITIC_STEPS = 5;

    /** The critic's estimate on training images and on images held out, and {@link #shareAbove} of their scores, at one time. */
    record Look(long iteration, double training, double heldOut, double shareOfPairs) {
        /** How much higher the estimate is on training images, as a share of it: it does not depend on the critic's scale. */
        double relativeGap() {
            return (training - heldOut) / training;
        }
    }

    /**
     * Trains a pair of networks, and looks at the critic at equal distances.
     *
     * @param looks how often, a divisor of the iterations
     */
    List<Look> train(long seed, int iterations, int looks) {
        FiniteDataSet digits = Digits.load();
        int[] order = RandomStream.of(seed).split(8).permutation(digits.size());
        FiniteDataSet training = digits.subset(Arrays.copyOf(order, TRAINING_IMAGES));
        Tensor heldOut = digits.pick(Arrays.copyOfRange(order, TRAINING_IMAGES, order.length));
        Mlp networks = Mlp.of(digits.sampleShape()).withWidth(width).withStyle(style);
        Player critic = player(networks.critic(RandomStream.of(seed).split(0)));
        Player generator = player(networks.generator(RandomStream.of(seed).split(1)));
        WassersteinTrainer trainer = new WassersteinTrainer(critic, generator, constraint, networks.latentSize(), seed);
        RandomStream batches = RandomStream.of(seed).split(2);
        List<Look> course = new ArrayList<>();
        while (trainer.generatorSteps() < iterations) {
            for (int i = 0; i < CRITIC_STEPS; i++) {
                trainer.criticStep(training.batch(batches, trainer.criticSteps(), BATCH));
            }
            trainer.generatorStep(BATCH);
            if (trainer.generatorSteps() % (iterations / looks) == 0) {
                Tensor generated = trainer.generate(
                        trainer.noise(1_000, RandomStream.of(seed).split(9)));
                course.add(look(
                        trainer.generatorSteps(), critic.asCritic(Pass.evaluation()), training, heldOut, generated));
            }
        }
        return course;
    }

    private static Player player(Layer network) {
        return new Player(network, new Adam(network.parameters(), 5e-4).betas(0.5, 0.9));
    }

    private static Look look(long iteration, Critic critic, FiniteDataSet training, Tensor heldOut, Tensor generated) {
        double[] seen = scores(critic, training.all()), unseen = scores(critic, heldOut);
        double fake = mean(scores(critic, generated));
        return new Look(iteration, mean(seen) - fake, mean(unseen) - fake, shareAbove(seen, unseen));
    }

    private static double[] scores(Critic critic, Tensor images) {
        return critic.score(Variable.constant(images)).value().toDoubles();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The share of pairs of one from each whose first is greater, ties counted half: the area under the ROC curve. */
    static double shareAbove(double[] first, double[] second) {
        double above = 0;
        for (double a : first) for (double b : second) above += a > b ? 1 : a == b ? 0.5 : 0;
        return above / first.length / second.length;
    }
}
