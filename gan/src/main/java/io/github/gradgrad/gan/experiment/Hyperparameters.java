package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.NonFiniteException;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.measure.SlicedWasserstein;
import io.github.gradgrad.gan.picture.SharesPicture;
import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Session;
import io.github.gradgrad.gan.run.Settings;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
        Table runs = new Table("method", "learning_rate", "critic_steps", "third_option", "value", "seed", "distance");
        long[] seeds = plan.seeds(1, 3, 5);
        for (Method method : Method.values()) {
            String third = third(method);
            for (double rate : RATES) {
                for (int criticSteps : CRITIC_STEPS) {
                    for (double value : thirdValues(method)) {
                        for (long seed : seeds) {
                            Map<String, Object> changes = Map.of(
                                    "learning-rate", rate, third, value, "critic-steps", criticSteps, "seed", seed);
                            runs.add(
                                    method.toString(),
                                    rate,
                                    criticSteps,
                                    third,
                                    value,
                                    seed,
                                    train(plan, method, changes));
                        }
                    }
                }
                double share = share(runs.numbers("distance", method.toString(), rate));
                plan.progress().accept(String.format(Locale.ROOT, "%s, rate %s: %.2f succeed", method, rate, share));
            }
        }
        return report(plan, runs, seeds);
    }

    /** The distance at the end; infinite for a run that stopped at a NaN or an infinity. */
    private static double train(Plan plan, Method method, Map<String, Object> changes) {
        Gaussians data = Gaussians.ring8();
        Settings settings = Defaults.of(method, data.name())
                .with(Map.of(
                        "iterations", plan.pick(3, 1_500, 5_000),
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

    private static String settings(Plan plan) {
        return plan.pick(3, 1_500, 5_000) + " iterations, three hidden layers of " + plan.pick(8, 64, 128)
                + ", batches of " + plan.pick(8, 64, 128) + ".";
    }

    /** The share of one method's grid that succeeds, for each seed. */
    private static double[] bySeed(Table runs, String method, long[] seeds) {
        return Arrays.stream(seeds)
                .mapToDouble(seed -> share(runs.rows().stream()
                        .filter(row -> row.get(0).equals(method) && row.get(5).equals(seed))
                        .mapToDouble(row -> (Double) row.get(6))
                        .toArray()))
                .toArray();
    }

    /** The shares of one method, in the order of {@link #columns}. */
    private static double[] cells(Table runs, Method method) {
        return RATES.stream()
                .flatMap(rate -> CRITIC_STEPS.stream().map(n -> runs.numbers("distance", method.toString(), rate, n)))
                .mapToDouble(Hyperparameters::share)
                .toArray();
    }

    private static List<String> columns() {
        return RATES.stream()
                .flatMap(rate -> CRITIC_STEPS.stream().map(n -> String.format(Locale.ROOT, "%.0e, %d", rate, n)))
                .toList();
    }

    /** Clipping's optimiser has no beta1; it has the bound instead. */
    private static String third(Method method) {
        return method == Method.WGAN ? "clip" : "beta1";
    }

    private static List<Double> thirdValues(Method method) {
        return method == Method.WGAN ? List.of(0.01, 0.1) : List.of(0.0, 0.5);
    }

    private Report report(Plan plan, Table runs, long[] seeds) {
        Table table = new Table("method", "runs", "rate 1e-4", "rate 1e-3", "rate 1e-2", "all", "best distance");
        List<double[]> cells = new ArrayList<>();
        Map<Method, Interval> all = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            String m = method.toString();
            double[] distances = runs.numbers("distance", m);
            double[] shares = RATES.stream()
                    .mapToDouble(rate -> share(runs.numbers("distance", m, rate)))
                    .toArray();
            Interval share = Interval.of(bySeed(runs, m, seeds));
            all.put(method, share);
            double least = Arrays.stream(distances).min().orElseThrow();
            table.add(m, distances.length, shares[0], shares[1], shares[2], share.format(2), least);
            cells.add(cells(runs, method));
        }
        Interval penalty = Objects.requireNonNull(all.get(Method.WGAN_GP));
        Interval best = all.values().stream()
                .max(Comparator.comparingDouble(Interval::mean))
                .orElseThrow();
        return new Report(this, plan, table, runs)
                .compare(
                        "stable training with almost no tuning of hyperparameters with the penalty",
                        "Gulrajani et al., 2017, abstract",
                        penalty.format(2) + " succeed with wgan-gp, " + best.format(2) + " with the best method",
                        penalty.mean() >= best.mean())
                .figure(
                        "shares.png",
                        "The share of runs that succeed, by learning rate and critic steps; over seeds and both values of beta1 or of the"
                                + " bound.",
                        SharesPicture.of(
                                "share of successes",
                                Arrays.stream(Method.values())
                                        .map(Method::toString)
                                        .toList(),
                                columns(),
                                cells.toArray(double[][]::new)))
                .note("8 Gaussians; learning rate 1e-4, 1e-3, 1e-2; 1 or 5 critic steps; beta1 0 or 0.5, for wgan the"
                        + " bound 0.01 or 0.1 in its place; constant rates. A run succeeds with a sliced Wasserstein"
                        + " distance of at most 0.15 (two batches of real points: about 0.03). It agrees if no method"
                        + " succeeds more often than wgan-gp: a smaller rate than it needs for so few updates, 1e-4, counts as"
                        + " failure, and the grid decides who wins.")
                .note(settings(plan) + " A penalty has lambda 0.1, consistency a fifth of it.");
    }
}
