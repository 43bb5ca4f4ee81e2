package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.data.SwissRoll;
import io.github.gradgrad.gan.diagnostics.CriticSlopes;
import io.github.gradgrad.gan.measure.Wasserstein;
import io.github.gradgrad.gan.network.Mlp;
import io.github.gradgrad.gan.picture.LevelSetsPicture;
import io.github.gradgrad.gan.picture.Tiles;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.RmsProp;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The level sets of critics trained to near optimality by clipping and by the penalty (Gulrajani et al., 2017, figure 1a). */
final class ValueSurfaces implements Experiment {
    private static final int SIDE = 61;
    private static final double REACH = 2;
    private static final String SOURCE = "Gulrajani et al., 2017, section 3.1, figure 1a";

    @Override
    public String name() {
        return "value-surfaces";
    }

    @Override
    public String sentence() {
        return "The critic's level sets with the generator held fixed at data plus unit noise, clipping beside penalty.";
    }

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("constraint", "data", "seed", "share_of_true_distance", "share_of_quadratic");
        List<BufferedImage> pictures = new ArrayList<>();
        long[] seeds = plan.seeds(1, 2, 5);
        List<DataSet> sets = List.of(Gaussians.ring8(), Gaussians.grid25(), new SwissRoll());
        for (String constraint : List.of("clipping", "penalty")) {
            for (DataSet data : sets) {
                for (long seed : seeds) {
                    Critic critic = train(plan, constraint.equals("penalty"), data, seed);
                    double[][] surface = surface(critic);
                    runs.add(
                            constraint,
                            data.name(),
                            seed,
                            shareOfDistance(plan, critic, data, seed),
                            quadraticShare(surface));
                    plan.progress().accept(constraint + ", " + data.name() + ", seed " + seed);
                    if (seed == seeds[0]) {
                        Tensor points = data.batch(RandomStream.of(seed).split(9), 0, 500);
                        pictures.add(LevelSetsPicture.of(constraint + ", " + data.name(), surface, REACH, points));
                    }
                }
            }
        }
        return report(plan, runs, sets)
                .figure(
                        "surfaces.png",
                        "Blue is low, orange high; bands of equal height; the points are real.",
                        Tiles.of(3, pictures));
    }

    private static Critic train(Plan plan, boolean penalty, DataSet data, long seed) {
        RandomStream key = RandomStream.of(seed);
        int batch = plan.pick(16, 128, 256);
        Layer network = Mlp.of(Shape.of(2)).withWidth(plan.pick(16, 256, 512)).critic(key.split(0));
        CriticFit fit = penalty
                ? new CriticFit(
                        network,
                        new Adam(network.parameters(), plan.pick(1, 10, 1) * 1e-4).betas(0.5, 0.9),
                        new GradientPenalty(0.1))
                : new CriticFit(network, new RmsProp(network.parameters(), 5e-5), WeightClipping.PAPER);
        return fit.train(
                plan.pick(10, 3_000, 100_000),
                i -> data.batch(key.split(1), i, batch),
                i -> CriticFit.noisy(
                        data.batch(key.split(2), i, batch), key.split(3).split(i)),
                seed);
    }

    private static double[][] surface(Critic critic) {
        Tensor grid = Tensor.generate(DType.FLOAT32, Shape.of(SIDE * SIDE, 2), i -> {
            int column = i / 2 % SIDE, row = i / 2 / SIDE;
            return (2.0 * (i % 2 == 0 ? column : row) / (SIDE - 1) - 1) * REACH;
        });
        Tensor scores = critic.score(Variable.constant(grid)).value();
        double[][] values = new double[SIDE][SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) values[i / SIDE][i % SIDE] = scores.at(i);
        return values;
    }

    /** On fresh points: the estimate over the largest slope between any two of them, over the exact distance; at most 1. */
    private static double shareOfDistance(Plan plan, Critic critic, DataSet data, long seed) {
        RandomStream key = RandomStream.of(seed);
        Tensor real = data.batch(key.split(4), 0, plan.pick(32, 512, 1_000));
        Tensor fake = CriticFit.noisy(data.batch(key.split(5), 0, real.shape().dim(0)), key.split(6));
        Variable x = Variable.constant(real), gz = Variable.constant(fake);
        double estimate =
                critic.score(x).mean().item() - critic.score(gz).mean().item();
        double slope =
                CriticSlopes.largestRatio(critic, Variable.concat(0, x, gz).value());
        return estimate / slope / Wasserstein.assignment(real, fake);
    }

    /**
     * How much of the variance of values on a square grid the best quadratic function explains, 0 to 1: of functions that
     * know means and covariances only, all. By projection on 1, x, y, x^2, xy, y^2, made orthogonal one by one.
     */
    static double quadraticShare(double[][] values) {
        int side = values.length, n = side * side;
        double[][] basis = new double[6][n];
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            int column = i % side, row = i / side;
            double x = 2.0 * column / (side - 1) - 1, y = 2.0 * row / (side - 1) - 1;
            double[] terms = {1, x, y, x * x, x * y, y * y};
            for (int k = 0; k < 6; k++) basis[k][i] = terms[k];
            f[i] = values[row][column];
        }
        double explained = 0;
        for (int k = 0; k < 6; k++) {
            for (int j = 0; j < k; j++) subtract(basis[k], dot(basis[k], basis[j]) / dot(basis[j], basis[j]), basis[j]);
            double part = dot(f, basis[k]) / dot(basis[k], basis[k]);
            if (k == 0) subtract(f, part, basis[0]);
            else explained += part * part * dot(basis[k], basis[k]);
        }
        return explained / dot(f, f);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int i = 0; i < from.length; i++) from[i] -= factor * what[i];
    }

    private Report report(Plan plan, Table runs, List<DataSet> sets) {
        Table table = new Table(
                "data",
                "share of the distance (clipping)",
                "share of the distance (penalty)",
                "quadratic part (clipping)",
                "quadratic part (penalty)");
        boolean misses = true;
        for (DataSet data : sets) {
            Interval clipping = Interval.of(runs.numbers("share_of_true_distance", "clipping", data.name()));
            Interval penalty = Interval.of(runs.numbers("share_of_true_distance", "penalty", data.name()));
            table.add(
                    data.name(),
                    clipping.format(3),
                    penalty.format(3),
                    Interval.of(runs.numbers("share_of_quadratic", "clipping", data.name()))
                            .format(3),
                    Interval.of(runs.numbers("share_of_quadratic", "penalty", data.name()))
                            .format(3));
            misses &= clipping.mean() < penalty.mean();
        }
        return new Report(this, plan, table, runs)
                .compare(
                        "critics with clipping learn simple functions and miss higher moments of the data",
                        SOURCE,
                        "the share of the true Wasserstein distance that a critic finds is "
                                + (misses ? "smaller" : "not always smaller") + " with clipping",
                        misses)
                .note(
                        "The paper has pictures and no number. Here: the share of the distance is the critic's estimate on"
                                + " fresh points, over the largest slope between any two of them, over the exact distance; at"
                                + " most 1 by duality. The quadratic part is how much of a surface's variance the best"
                                + " quadratic function explains, 1 if it knows means and covariances alone; most of that"
                                + " variance is far from the data, and the flat tops of clipped critics are not quadratic"
                                + " either, so it need not be greater with clipping.")
                .note("Critic: three hidden layers of " + plan.pick(16, 256, 512) + " ReLU, "
                        + plan.pick(10, 3_000, 100_000) + " steps; clipping to 0.01 with RMSProp 5e-5; penalty weight"
                        + " 0.1 with Adam " + plan.pick(1, 10, 1) + "e-4 (0.5, 0.9). The paper: 512, Adam 1e-4.");
    }
}
