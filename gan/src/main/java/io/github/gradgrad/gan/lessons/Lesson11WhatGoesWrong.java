package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.gan.measure.ModeCoverage;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;

/** What goes wrong in GANs: each provoked and shown. */
final class Lesson11WhatGoesWrong extends Lesson {
    Lesson11WhatGoesWrong() {
        super(
                11,
                "What goes wrong",
                "Oscillation, vanishing gradients, an uninformative loss, mode collapse: each provoked.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("Oscillation");
        page.say("""
                The smallest game: one number x wants `x y` low, another number y wants it high. The solution is (0,
                0). Let both step at once, by 0.1 of their gradients, from (1, 0):""");
        double[] xs = new double[101], ys = new double[101];
        xs[0] = 1;
        for (int i = 0; i < 100; i++) {
            Variable x = scalar(xs[i]), y = scalar(ys[i]), value = x.mul(y);
            xs[i + 1] = xs[i] - 0.1 * value.gradient(x).item();
            ys[i + 1] = ys[i] + 0.1 * value.gradient(y).item();
        }
        page.let("radius", Math.hypot(xs[100], ys[100]));
        page.figure("spiral", Plot.of("x", "y").square().line("100 steps", 1, xs, ys), """
                Each step multiplies the distance from the solution by √(1 + 0.1²). After 100 steps it is {radius}: the
                players chase each other for ever.""");

        page.chapter("Vanishing gradients, and a loss that says nothing");
        page.say("""
                One real sample at d, one generated at 0. A logistic critic `C(x) = 4 (x − d/2)` tells them apart, the
                better the farther they are. What is its loss, and what does the generator learn from it? Beside it
                the critic `C(x) = x`, the optimal one of slope 1:""");
        page.table("at distance d", "d", "loss", "slope, minimax", "non-saturating", "Wasserstein", "slope");
        for (int d = 1; d <= 8; d *= 2) {
            Variable x = scalar(0), logit = x.sub(d / 2.0).mul(4);
            double minimax = logit.softplus().neg().gradient(x).item();
            double nonSaturating = logit.neg().softplus().gradient(x).item();
            page.row(
                    "" + d,
                    2 * logit.softplus().item(),
                    minimax,
                    nonSaturating,
                    d,
                    x.neg().gradient(x).item());
        }
        page.say("""
                The logistic loss goes to 0 whether the samples are 4 or 8 apart, so it tells nothing about progress;
                the minimax generator, which minimises log(1 − D), stands still just when it is worst. The
                non-saturating one, −log D, moves at full speed. The Wasserstein estimate is the distance, and its
                gradient is 1 everywhere.""");

        page.chapter("Mode collapse");
        page.say("""
                Eight piles in a ring. A WGAN-GP trains for 400 rounds of five critic steps and one generator step;
                then, to provoke it, the generator alone makes 2,000 steps against a critic that has stopped learning.""");
        Gaussians data = Gaussians.ring8();
        RandomStream random = RandomStream.of(11);
        Player critic = player(network(2, 1, random)), generator = player(network(2, 2, random));
        WassersteinTrainer trainer = new WassersteinTrainer(critic, generator, new GradientPenalty(1), 2, 11);
        for (int round = 0; round < 400; round++) {
            for (int k = 0; k < 5; k++) trainer.criticStep(data.batch(random, 5L * round + k, 64));
            trainer.generatorStep(64);
        }
        Tensor noise = trainer.noise(256, random), before = trainer.generate(noise);
        for (int step = 0; step < 2000; step++) trainer.generatorStep(64);
        Tensor after = trainer.generate(noise);
        page.let("before", near(before, data));
        page.let("after", near(after, data));
        Plot plot = Plot.of("", "").square().range(-2.2, 2.2, -2.2, 2.2).points("real centres", 0, data.centres());
        plot = plot.points("taking turns", 1, before).points("generator alone", 2, after);
        page.figure("collapse", plot, """
                Piles with samples nearby: {before} of 8 while they take turns, {after} after the generator went on alone. Its best
                answer to a fixed critic is the one place that scores highest.""");
        page.say(
                "Remedies: more critic steps, a penalty that keeps the critic gentle, a critic that sees whole batches.");
    }

    private static Layer network(int in, int out, RandomStream random) {
        Linear first = Linear.of(in, 48, random), inner = Linear.of(48, 48, random);
        return Sequential.of(first, Activation.relu(), inner, Activation.relu(), Linear.of(48, out, random));
    }

    private static Player player(Layer network) {
        return new Player(network, new Adam(network.parameters(), 2e-3).betas(0.5, 0.9));
    }

    /** How many centres have at least 2 % of the points within 0.3. */
    private static int near(Tensor points, Gaussians data) {
        return ModeCoverage.of(points, data.centres(), 0.1, 0.02).covered();
    }

    private static Variable scalar(double value) {
        return Variable.of(Tensor.scalar(DType.FLOAT64, value));
    }
}
