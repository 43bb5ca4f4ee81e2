package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.OneSidedPenalty;
import io.github.gradgrad.gan.SpectralNormalisation;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.diagnostics.CriticSlopes;
import io.github.gradgrad.gan.measure.Wasserstein;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.network.Mlp;
import io.github.gradgrad.gan.picture.LinePicture;
import io.github.gradgrad.gan.picture.LinePicture.Line;
import io.github.gradgrad.gan.picture.Tiles;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.RmsProp;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How near each constraint brings the critic's estimate to the true Wasserstein-1 distance of two fixed sets of points.
 *
 * <p>Divided by the critic's largest |C(a) - C(b)| / ||a - b|| over all pairs of these points, the estimate cannot exceed
 * the distance (Kantorovich and Rubinstein's duality): the share of the distance that a critic finds is at most 1.
 */
final class TrueDistance implements Experiment {
    private static final List<String> PAIRS = List.of("shifted by 1", "unit noise");
    private static final List<String> CONSTRAINTS =
            List.of("clipping", "penalty", "one-sided penalty", "spectral normalisation");
    private static final String SHARE = "share_of_true_distance";

    @Override
    public String name() {
        return "true-distance";
    }

    @Override
    public String sentence() {
        return "The critic's estimate, divided by its measured Lipschitz constant, against the exact distance.";
    }

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("pair", "constraint", "seed", "exact", "estimate", "lipschitz_constant", SHARE);
        List<BufferedImage> pictures = new ArrayList<>();
        long[] seeds = plan.seeds(1, 5, 10);
        for (String pair : PAIRS) {
            List<Line> lines = new ArrayList<>();
            for (String constraint : CONSTRAINTS) {
                double[] steps = {}, shares = {};
                for (long seed : seeds) {
                    RandomStream key = RandomStream.of(seed);
                    Tensor real = Gaussians.grid25().batch(key.split(1), 0, plan.pick(24, 256, 1_000));
                    Tensor fake = pair.equals("unit noise") ? CriticFit.noisy(real, key.split(2)) : shifted(real);
                    double exact = Wasserstein.assignment(real, fake);
                    List<double[]> course = train(plan, constraint, real, fake, seed);
                    double[] end = course.get(course.size() - 1);
                    double share = end[1] / end[2] / exact;
                    runs.add(pair, constraint, seed, exact, end[1], end[2], share);
                    plan.progress()
                            .accept(String.format(
                                    Locale.ROOT,
                                    "%s, %s, seed %d: %.3f of the true distance",
                                    pair,
                                    constraint,
                                    seed,
                                    share));
                    if (steps.length == 0) {
                        steps = course.stream().mapToDouble(at -> at[0]).toArray();
                        shares = new double[steps.length];
                    }
                    for (int i = 0; i < shares.length; i++) {
                        double[] at = course.get(i);
                        shares[i] += at[1] / at[2] / exact / seeds.length;
                    }
                }
                lines.add(new Line(constraint, steps, shares));
            }
            pictures.add(LinePicture.of(pair, "updates of the critic", "share of the true distance", 1, lines));
        }
        return report(plan, runs)
                .figure(
                        "shares.png",
                        "The share of the true distance that the critic finds during training, mean over seeds; dashed: all of"
                                + " it.",
                        Tiles.of(1, pictures));
    }

    private static Tensor shifted(Tensor real) {
        return Tensor.generate(real.dtype(), real.shape(), i -> real.at(i) + (i % 2 == 0 ? 1 : 0));
    }

    /** Rows of step, estimate and Lipschitz constant, one for each stretch of the training. */
    private static List<double[]> train(Plan plan, String constraint, Tensor real, Tensor fake, long seed) {
        int stretches = plan.pick(2, 10, 20), steps = plan.pick(10, 2_000, 20_000) / stretches;
        CriticFit fit = fit(plan, constraint, seed);
        Tensor both = Variable.concat(0, Variable.constant(real), Variable.constant(fake))
                .value();
        List<double[]> course = new ArrayList<>();
        for (int i = 1; i <= stretches; i++) {
            Critic critic = fit.train(steps, step -> real, step -> fake, seed * 1_000 + i);
            double estimate = critic.score(Variable.constant(real)).mean().item()
                    - critic.score(Variable.constant(fake)).mean().item();
            course.add(new double[] {i * steps, estimate, CriticSlopes.largestRatio(critic, both)});
        }
        return course;
    }

    private static CriticFit fit(Plan plan, String constraint, long seed) {
        Mlp networks = Mlp.of(Shape.of(2)).withWidth(plan.pick(16, 128, 512));
        RandomStream weights = RandomStream.of(seed).split(0);
        boolean spectral = constraint.equals("spectral normalisation");
        Layer network = (spectral ? networks.withStyle(CriticStyle.SPECTRAL) : networks).critic(weights);
        LipschitzConstraint limit = switch (constraint) {
            case "clipping" -> WeightClipping.PAPER;
            case "penalty" -> GradientPenalty.PAPER;
            case "one-sided penalty" -> new OneSidedPenalty(10);
            default -> SpectralNormalisation.of(network);
        };
        boolean clipping = constraint.equals("clipping");
        return new CriticFit(
                network,
                clipping ? new RmsProp(network.parameters(), 5e-5) : new Adam(network.parameters(), 1e-3).betas(0, 0.9),
                limit);
    }

    private Report report(Plan plan, Table runs) {
        Table table = new Table("pair", "constraint", "true distance", "estimate", "Lipschitz constant", "share found");
        double clipping = 0, penalty = 0, oneSided = 0, spectralOfShift = 0, spectralOfNoise = 0;
        for (String pair : PAIRS) {
            for (String constraint : CONSTRAINTS) {
                Interval share = Interval.of(runs.numbers(SHARE, pair, constraint));
                table.add(
                        pair,
                        constraint,
                        Interval.of(runs.numbers("exact", pair, constraint)).format(3),
                        Interval.of(runs.numbers("estimate", pair, constraint)).format(4),
                        Interval.of(runs.numbers("lipschitz_constant", pair, constraint))
                                .format(4),
                        share.format(3));
                if (constraint.equals("clipping")) clipping += share.mean() / PAIRS.size();
                boolean shift = pair.equals(PAIRS.get(0)), spectral = constraint.equals("spectral normalisation");
                if (spectral && shift) spectralOfShift = share.mean();
                if (spectral && !shift) spectralOfNoise = share.mean();
                if (constraint.equals("one-sided penalty")) oneSided += share.mean() / PAIRS.size();
                if (constraint.equals("penalty")) penalty += share.mean() / PAIRS.size();
            }
        }
        return new Report(this, plan, table, runs)
                .compare(
                        "clipping biases the critic towards too simple functions; the penalty comes nearer to the optimum",
                        "Gulrajani et al., 2017, sections 3.1 and 4",
                        String.format(
                                Locale.ROOT, "mean share %.3f with clipping, %.3f with the penalty", clipping, penalty),
                        penalty > clipping)
                .compare(
                        "a ReLU network whose layers have norm 1 and whose slope is 1 everywhere is linear: bounding each"
                                + " layer's norm costs most where the optimal critic is not linear",
                        "Anil, Lucas and Grosse, 2019",
                        String.format(
                                Locale.ROOT,
                                "spectral normalisation finds %.3f of the shift, whose optimal critic is linear, and %.3f of"
                                        + " the noise",
                                spectralOfShift,
                                spectralOfNoise),
                        spectralOfShift > 0.99 && spectralOfNoise < spectralOfShift)
                .cannotCompare(
                        "the one-sided penalty is the better justified one",
                        "Petzka et al., 2018",
                        String.format(Locale.ROOT, "mean share %.3f one-sided, %.3f two-sided", oneSided, penalty),
                        "the paper has other data and no such number")
                .note(
                        "Critic: three hidden layers of " + plan.pick(16, 128, 512) + " ReLU, "
                                + plan.pick(10, 2_000, 20_000)
                                + " updates; clipping to 0.01 with RMSProp 5e-5, the others Adam 1e-3 (0, 0.9); penalty weights 10.")
                .note("Points of 25 Gaussians, all in each batch. Shifted by 1, the distance is 1 exactly. The share is"
                        + " the estimate over the Lipschitz constant over the distance: at most 1, by duality.");
    }
}
