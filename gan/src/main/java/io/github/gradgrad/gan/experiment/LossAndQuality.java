package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.measure.RankCorrelation;
import io.github.gradgrad.gan.measure.SlicedWasserstein;
import io.github.gradgrad.gan.picture.LinePicture;
import io.github.gradgrad.gan.picture.LinePicture.Line;
import io.github.gradgrad.gan.picture.Tiles;
import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Session;
import io.github.gradgrad.gan.run.Settings;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which method's loss falls when its samples improve (Arjovsky et al., 2017, figures 3 and 4). */
final class LossAndQuality implements Experiment {
    private static final String SOURCE = "Arjovsky et al., 2017, section 4.2";

    @Override
    public String name() {
        return "loss-and-quality";
    }

    @Override
    public String sentence() {
        return "The loss curve against the quality curve: which loss tells you that you improve?";
    }

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("method", "seed", "rank_correlation", "last_distance");
        List<BufferedImage> pictures = new ArrayList<>();
        long[] seeds = plan.seeds(1, 3, 10);
        for (Method method : Method.values()) {
            for (long seed : seeds) {
                double[][] curves = curves(plan, method, seed);
                double correlation = RankCorrelation.of(curves[0], curves[1]);
                runs.add(method.toString(), seed, correlation, curves[1][curves[1].length - 1]);
                plan.progress().accept(method + ", seed " + seed + ": rank correlation " + correlation);
                if (seed == seeds[0]) {
                    pictures.add(picture(plan, method, curves, correlation));
                }
            }
        }
        return report(plan, runs)
                .figure(
                        "curves.png",
                        "First seed: what the critic estimates, and how far samples are from the data, each as a share of its"
                                + " largest.",
                        Tiles.of(2, pictures));
    }

    private static BufferedImage picture(Plan plan, Method method, double[][] curves, double correlation) {
        double[] iterations = new double[curves[0].length];
        for (int i = 0; i < iterations.length; i++) iterations[i] = (i + 1.0) * stretch(plan);
        String estimate = method == Method.GAN ? "Jensen-Shannon estimate" : "critic's estimate";
        return LinePicture.of(
                String.format(Locale.ROOT, "%s: rank correlation %.2f", method, correlation),
                "updates of the generator",
                "share of the largest",
                List.of(
                        new Line(estimate, iterations, scaled(curves[0])),
                        new Line("sliced Wasserstein distance of samples", iterations, scaled(curves[1]))));
    }

    private static int looks(Plan plan) {
        return plan.pick(3, 30, 100);
    }

    /** How many updates of the generator lie between two looks. */
    private static int stretch(Plan plan) {
        return plan.pick(10, 1_500, 20_000) / looks(plan);
    }

    /** The critic's estimate, a mean over each stretch of the training, and the samples' distance at the end of it. */
    private static double[][] curves(Plan plan, Method method, long seed) {
        int looks = looks(plan), stretch = stretch(plan);
        Gaussians data = Gaussians.grid25();
        Settings settings = Defaults.of(method, data.name()).with(Map.of("iterations", looks * stretch, "seed", seed));
        if (plan.size() == Plan.Size.TINY) settings = settings.with(Map.of("width", 16, "batch", 16));
        Session session = Session.start(settings, data);
        Tensor real = data.batch(RandomStream.of(seed).split(9), 0, 1_000);
        double[][] curves = new double[2][looks];
        for (int look = 0; look < looks; look++) {
            for (int i = 0; i < stretch; i++) {
                Session.Step step = session.iterate();
                // Minus the standard GAN's loss is its estimate of the Jensen-Shannon divergence, but for scale and
                // zero.
                curves[0][look] +=
                        (method == Method.GAN ? 2 * Math.log(2) - step.criticLoss() : step.estimate()) / stretch;
            }
            curves[1][look] = SlicedWasserstein.of(real, session.samples(1_000, seed), seed);
        }
        return curves;
    }

    private static double[] scaled(double[] curve) {
        double largest = 1e-30;
        for (double value : curve) largest = Math.max(largest, Math.abs(value));
        double[] result = new double[curve.length];
        for (int i = 0; i < curve.length; i++) result[i] = curve[i] / largest;
        return result;
    }

    private Report report(Plan plan, Table runs) {
        Table table = new Table("method", "rank correlation of estimate and distance", "distance at the end");
        for (Method method : Method.values()) {
            table.add(
                    method.toString(),
                    correlation(runs, method).format(2),
                    Interval.of(runs.numbers("last_distance", method.toString()))
                            .format(4));
        }
        Interval gan = correlation(runs, Method.GAN);
        Interval wgan = correlation(runs, Method.WGAN), penalty = correlation(runs, Method.WGAN_GP);
        return new Report(this, plan, table, runs)
                .compare("WGAN: the estimate falls as samples improve", SOURCE, said(wgan), wgan.mean() > 0.5)
                .compare(
                        "WGAN-GP: the loss falls as samples improve",
                        "Gulrajani et al., 2017, on meaningful loss curves",
                        said(penalty),
                        penalty.mean() > 0.5)
                .compare(
                        "GAN: the Jensen-Shannon estimate does not tell of the samples",
                        SOURCE,
                        said(gan),
                        gan.mean() < 0.5)
                .note(
                        "1 if estimate and distance always rise and fall together, 0 if unrelated, -1 if opposed; a loss is"
                                + " said to tell of quality above 0.5. Distance: sliced Wasserstein of 1,000 samples.")
                .note("25 Gaussians, the command line's settings for each method. The papers judge images by eye.");
    }

    private static Interval correlation(Table runs, Method method) {
        return Interval.of(runs.numbers("rank_correlation", method.toString()));
    }

    private static String said(Interval correlation) {
        return "rank correlation " + correlation.format(2);
    }
}
