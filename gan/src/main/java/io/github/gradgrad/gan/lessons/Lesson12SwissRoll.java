package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.data.SwissRoll;
import io.github.gradgrad.gan.figure.Frames;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A WGAN-GP in 60 lines that learns the Swiss roll. */
final class Lesson12SwissRoll extends Lesson {
    private static final int BATCH = 64;
    private static final int ROUNDS = 1500;

    Lesson12SwissRoll() {
        super(12, "A WGAN-GP in 60 lines", "Two small networks, the penalty written out, and a spiral that emerges.");
    }

    @Override
    void teach(LessonPage page) {
        page.say("Nothing is hidden: the program at the end of this page is the whole training, penalty included.");
        RandomStream random = RandomStream.of(12);
        Layer critic = network(1, random), generator = network(2, random);
        Adam criticAdam = new Adam(critic.parameters(), 3e-3).betas(0.5, 0.9);
        Adam generatorAdam = new Adam(generator.parameters(), 3e-3).betas(0.5, 0.9);
        Tensor shown = new SwissRoll().batch(random.split(1), 0, 400), noise = noise(random.split(2), 400);
        List<Plot> frames = new ArrayList<>();
        double[] estimates = new double[ROUNDS],
                rounds = IntStream.range(0, ROUNDS).asDoubleStream().toArray();
        double before = distance(generator.forward(Variable.constant(noise)).value(), shown);

        for (int round = 0; round < ROUNDS; round++) {
            criticAdam.learningRate(3e-3 * (1 - round / (double) ROUNDS));
            generatorAdam.learningRate(criticAdam.learningRate());
            if (round % 125 == 0) frames.add(frame(shown, generator, noise));
            for (int k = 0; k < 5; k++) {
                Variable real = Variable.constant(new SwissRoll().batch(random.split(3), 5L * round + k, BATCH));
                Variable fake = generator
                        .forward(Variable.constant(noise(random, BATCH)))
                        .detach();
                Variable base =
                        critic.forward(fake).mean().sub(critic.forward(real).mean());
                // the penalty: points between, their gradients as a graph, norms, distance from 1
                Tensor epsilon = random.uniform(DType.FLOAT32, Shape.of(BATCH, 1));
                Variable x = Variable.of("x", GradientPenalty.interpolate(real.value(), fake.value(), epsilon));
                Variable gradient = critic.forward(x).sum().differentiableGradient(x);
                Variable penalty = gradient.safeNorm(1).sub(1).square().mean().mul(0.1);
                criticAdam.step(base.add(penalty).gradients(Parameters.variables(critic.parameters())));
                estimates[round] = -base.item();
            }
            Variable loss = critic.forward(generator.forward(Variable.constant(noise(random, BATCH))))
                    .mean()
                    .neg();
            generatorAdam.step(loss.gradients(Parameters.variables(generator.parameters())));
        }

        frames.add(frame(shown, generator, noise));
        page.figure("animation", Frames.of(0.8, frames), """
                The generator after every 125 rounds of five critic steps and one of its own.""");
        page.number("mean distance to the nearest real point, before", before);
        Tensor learned = generator.forward(Variable.constant(noise)).value();
        page.number("the same, after", distance(learned, shown));
        Plot curve = Plot.of("round", "Wasserstein estimate").line("E[C(x)] − E[C(G(z))]", 1, rounds, estimates);
        page.figure(
                "estimate", curve, "The estimate falls as the points find the spiral: a loss that means something.");
        page.say("`./gradgrad train --data swissroll` does the same with more rounds, samples and checkpoints.");
    }

    private static Layer network(int out, RandomStream random) {
        Linear one = Linear.of(2, 64, random), two = Linear.of(64, 64, random), three = Linear.of(64, 64, random);
        Activation[] relu = {Activation.relu(), Activation.relu(), Activation.relu()};
        return Sequential.of(one, relu[0], two, relu[1], three, relu[2], Linear.of(64, out, random));
    }

    private static Tensor noise(RandomStream random, int count) {
        return random.normal(DType.FLOAT32, Shape.of(count, 2));
    }

    private static Plot frame(Tensor real, Layer generator, Tensor noise) {
        Tensor fake = generator.forward(Variable.constant(noise)).value();
        return Plot.of("", "")
                .square()
                .range(-2.2, 2.2, -2.2, 2.2)
                .points("real", 0, real)
                .points("generated", 2, fake);
    }

    private static double distance(Tensor points, Tensor real) {
        double sum = 0;
        for (int i = 0; i < points.shape().dim(0); i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < real.shape().dim(0); j++) {
                double across = points.get(i, 0) - real.get(j, 0), up = points.get(i, 1) - real.get(j, 1);
                nearest = Math.min(nearest, Math.hypot(across, up));
            }
            sum += nearest;
        }
        return sum / points.shape().dim(0);
    }
}
