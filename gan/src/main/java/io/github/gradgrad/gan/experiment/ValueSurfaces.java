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
    private static final String SHARE = "share_of_true_distance", MODES = "modes_seen";
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
        Table runs = new Table("constraint", "data", "seed", SHARE, MODES);
        List<BufferedImage> pictures = new ArrayList<>();
        long[] seeds = plan.seeds(1, 3, 5);
        List<DataSet> sets = List.of(Gaussians.ring8(), Gaussians.grid25(), new SwissRoll());
        for (String constraint : List.of("clipping", "penalty")) {
            for (DataSet data : sets) {
                for (long seed : seeds) {
                    Critic critic = train(plan, constraint.equals("penalty"), data, seed);
                    runs.add(
                            constraint,
                            data.name(),
                            seed,
                            shareOfDistance(plan, critic, data, seed),
                            data instanceof Gaussians mixture ? modesSeen(critic, mixture.centres()) : Double.NaN);
                    plan.progress().accept(constraint + ", " + data.name() + ", seed " + seed);
                    if (seed == seeds[0]) {
                        Tensor points = data.batch(RandomStream.of(seed).split(9), 0, 500);
                        pictures.add(
                                LevelSetsPicture.of(constraint + ", " + data.name(), surface(critic), REACH, points));
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
        Layer network = Mlp.of(Shape.of(2)).withWidth(plan.pick(16, 512, 512)).critic(key.split(0));
        CriticFit fit = penalty
                ? new CriticFit(
                        network, new Adam(network.parameters(), rate(plan)).betas(0.5, 0.9), new GradientPenalty(0.1))
                : new CriticFit(network, new RmsProp(network.parameters(), 5e-5), WeightClipping.PAPER);
        return fit.train(
                plan.pick(10, 3_000, 100_000),
                i -> data.batch(key.split(1), i, batch),
                i -> CriticFit.noisy(
                        data.batch(key.split(2), i, batch), key.split(3).split(i)),
                seed);
    }

    /** Ten times the paper's where a thirtieth of its updates must do. */
    private static double rate(Plan plan) {
        return plan.size() == Plan.Size.USUAL ? 1e-3 : 1e-4;
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
     * How many of the centres [k, 2] score higher than the middle of the way to each of their nearest neighbours: of a critic
     * that sees the modes of a mixture, all.
     */
    static int modesSeen(Critic critic, Tensor centres) {
        int count = centres.shape().dim(0), seen = 0;
        for (int i = 0; i < count; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < count; j++) if (j != i) nearest = Math.min(nearest, distance(centres, i, j));
            boolean above = true;
            for (int j = 0; j < count; j++) {
                if (j == i || distance(centres, i, j) > 1.01 * nearest) continue;
                above &= score(critic, centres, i, i) > score(critic, centres, i, j);
            }
            if (above) seen++;
        }
        return seen;
    }

    private static double distance(Tensor points, int i, int j) {
        return Math.hypot(points.get(i, 0) - points.get(j, 0), points.get(i, 1) - points.get(j, 1));
    }

    /** In the middle between two points, or at a point if both are the same. */
    private static double score(Critic critic, Tensor points, int i, int j) {
        Tensor middle =
                Tensor.generate(DType.FLOAT32, Shape.of(1, 2), axis -> (points.get(i, axis) + points.get(j, axis)) / 2);
        return critic.score(Variable.constant(middle)).item();
    }

    private Report report(Plan plan, Table runs, List<DataSet> sets) {
        Table table = new Table(
                "data",
                "share of the distance (clipping)",
                "share of the distance (penalty)",
                "modes seen (clipping)",
                "modes seen (penalty)");
        boolean misses = true, sees = true;
        List<String> seen = new ArrayList<>();
        for (DataSet data : sets) {
            Interval clipping = Interval.of(runs.numbers(SHARE, "clipping", data.name()));
            Interval penalty = Interval.of(runs.numbers(SHARE, "penalty", data.name()));
            misses &= clipping.mean() < penalty.mean();
            if (!(data instanceof Gaussians mixture)) {
                table.add(data.name(), clipping.format(3), penalty.format(3), "no modes", "no modes");
                continue;
            }
            int modes = mixture.centres().shape().dim(0);
            Interval clipped = Interval.of(runs.numbers(MODES, "clipping", data.name()));
            Interval penalised = Interval.of(runs.numbers(MODES, "penalty", data.name()));
            sees &= penalised.mean() > 0.9 * modes && clipped.mean() < penalised.mean();
            seen.add("of " + modes + " modes " + clipped.format(1) + " with clipping and " + penalised.format(1)
                    + " with the penalty");
            table.add(data.name(), clipping.format(3), penalty.format(3), clipped.format(1), penalised.format(1));
        }
        return new Report(this, plan, table, runs)
                .compare(
                        "critics with clipping learn simple functions and miss higher moments of the data",
                        SOURCE,
                        "the share of the true Wasserstein distance that a critic finds is "
                                + (misses ? "smaller" : "not always smaller") + " with clipping",
                        misses)
                .compare(
                        "the level sets of critics with the penalty follow the modes",
                        SOURCE,
                        "a critic sees " + String.join("; ", seen),
                        sees)
                .note(
                        "The paper has pictures and no number. Here: the share of the distance is the critic's estimate on"
                                + " fresh points, over the largest slope between any two of them, over the exact distance; at"
                                + " most 1 by duality. A mode is seen if the critic scores its centre higher than the middle of"
                                + " the way to each of its nearest neighbours; agreement asks for nine tenths of the modes with"
                                + " the penalty and fewer with clipping.")
                .note("Critic: three hidden layers of " + plan.pick(16, 512, 512) + " ReLU, "
                        + plan.pick(10, 3_000, 100_000) + " steps; clipping to 0.01 with RMSProp 5e-5; penalty weight"
                        + " 0.1 with Adam " + rate(plan) + " (0.5, 0.9). The paper: 512, Adam 1e-4.");
    }
}
