package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.NonFiniteException;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.measure.SlicedWasserstein;
import io.github.gradgrad.gan.picture.LinePicture;
import io.github.gradgrad.gan.picture.LinePicture.Line;
import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Session;
import io.github.gradgrad.gan.run.Settings;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The share of a grid of settings with which each method succeeds: which of them forgives? */
final class Hyperparameters implements Experiment {
    /** A sliced Wasserstein distance that counts as success: two batches of real points have about 0.03, a collapse 0.9. */
    private static final double SUCCESS = 0.15;

    private static final List<Double> RATES = List.of(1e-4, 1e-3, 1e-2);
    private static final List<Integer> CRITIC_STEPS = List.of(1, 5);

    @Override
    public String name() {
        return "hyperparameters";
    }

    @Override
    public String sentence() {
        return "The share of successful runs over a grid of settings, method by method: which of them forgives?";
    }

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("method", "learning_rate", "third_option", "value", "critic_steps", "seed", "distance");
        for (Method method : Method.values()) {
            // Clipping's optimiser has no beta1; it has the bound instead.
            String third = method == Method.WGAN ? "clip" : "beta1";
            for (double rate : RATES) {
                for (double value : method == Method.WGAN ? List.of(0.01, 0.1) : List.of(0.0, 0.5)) {
                    for (int criticSteps : CRITIC_STEPS) {
                        for (long seed : plan.seeds(1, 2, 5)) {
                            Map<String, Object> changes = Map.of(
                                    "learning-rate", rate, third, value, "critic-steps", criticSteps, "seed", seed);
                            runs.add(
                                    method.toString(),
                                    rate,
                                    third,
                                    value,
                                    criticSteps,
                                    seed,
                                    train(plan, method, changes));
                        }
                    }
                }
                double share = share(runs.numbers("distance", method.toString(), rate));
                plan.progress().accept(String.format(Locale.ROOT, "%s, rate %s: %.2f succeed", method, rate, share));
            }
        }
        return report(plan, runs);
    }

    /** The distance at the end; infinite for a run that stopped at a NaN or an infinity. */
    private static double train(Plan plan, Method method, Map<String, Object> changes) {
        Gaussians data = Gaussians.ring8();
        Settings settings = Defaults.of(method, data.name())
                .with(Map.of(
                        "iterations", plan.pick(3, 600, 5_000),
                        "linear-decay", false,
                        "width", plan.pick(8, 64, 128),
                        "batch", plan.pick(8, 64, 128)))
                .with(changes);
        Session session = Session.start(settings, data);
        try {
            for (long i = 0; i < settings.iterations(); i++) session.iterate();
        } catch (NonFiniteException e) {
            return Double.POSITIVE_INFINITY;
        }
        Tensor real = data.batch(RandomStream.of(settings.seed()).split(9), 0, 1_000);
        return SlicedWasserstein.of(real, session.samples(1_000, settings.seed()), 1);
    }

    static double share(double[] distances) {
        return (double) Arrays.stream(distances).filter(d -> d <= SUCCESS).count() / distances.length;
    }

    private Report report(Plan plan, Table runs) {
        Table table = new Table("method", "runs", "rate 1e-4", "rate 1e-3", "rate 1e-2", "all", "best distance");
        List<Line> lines = new ArrayList<>();
        double best = 0, penalty = 0;
        for (Method method : Method.values()) {
            String m = method.toString();
            double[] all = runs.numbers("distance", m);
            double[] shares = RATES.stream()
                    .mapToDouble(rate -> share(runs.numbers("distance", m, rate)))
                    .toArray();
            double least = Arrays.stream(all).min().orElseThrow();
            table.add(m, all.length, shares[0], shares[1], shares[2], share(all), least);
            lines.add(new Line(m, RATES.stream().mapToDouble(Math::log10).toArray(), shares));
            best = Math.max(best, share(all));
            if (method == Method.WGAN_GP) penalty = share(all);
        }
        return new Report(this, plan, table, runs)
                .compare(
                        "stable training with almost no tuning of hyperparameters with the penalty",
                        "Gulrajani et al., 2017, abstract",
                        String.format(
                                Locale.ROOT, "%.2f succeed with wgan-gp, %.2f with the best method", penalty, best),
                        penalty >= best)
                .figure(
                        "shares.png",
                        "The share of runs that succeed, by learning rate.",
                        LinePicture.of("share of successes", "log10 of the learning rate", "share", lines))
                .note("8 Gaussians; learning rate 1e-4, 1e-3, 1e-2; 1 or 5 critic steps; beta1 0 or 0.5, for wgan the"
                        + " bound 0.01 or 0.1 in its place; constant rates. A run succeeds with a sliced Wasserstein"
                        + " distance of at most 0.15 (two batches of real points: about 0.03). It agrees if no method"
                        + " succeeds more often than wgan-gp.");
    }
}
