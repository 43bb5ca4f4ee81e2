package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.Digits;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.measure.ModeCoverage;
import io.github.gradgrad.gan.measure.NearestReal;
import io.github.gradgrad.gan.measure.SlicedWasserstein;
import io.github.gradgrad.gan.picture.Animation;
import io.github.gradgrad.gan.picture.SamplesPicture;
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
import java.util.Map;

/** The standard GAN and WGAN-GP with the same networks and settings, side by side. */
final class GanVersusWganGp implements Experiment {
    private static final List<Method> METHODS = List.of(Method.GAN, Method.WGAN_GP);
    private static final String SOURCE = "Gulrajani et al., 2017, section 5.1";

    /** How the samples changed, and what they are at the end. */
    private record Course(Animation animation, BufferedImage last) {}

    @Override
    public String name() {
        return "gan-versus-wgan-gp";
    }

    @Override
    public String sentence() {
        return "The standard GAN and WGAN-GP with the same networks and settings side by side, with the animation.";
    }

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("data", "method", "seed", "found", "sliced_wasserstein");
        long[] seeds = plan.seeds(1, 3, 5);
        List<DataSet> sets = List.of(Gaussians.grid25(), Digits.load());
        Report report = new Report(
                this, plan, new Table("data", "method", "modes or classes found", "sliced Wasserstein distance"), runs);
        for (DataSet data : sets) {
            for (long seed : seeds) {
                Course course = sideBySide(plan, data, seed, runs);
                plan.progress().accept(data.name() + ", seed " + seed);
                if (seed == seeds[0]) {
                    String caption =
                            (data.hasImages() ? ": real on top, generated below" : ": real grey, generated orange")
                                    + " by GAN (left) and WGAN-GP (right)";
                    report.figure(data.name() + ".png", data.name() + caption + ", at the end.", course.last)
                            .figure(
                                    data.name() + ".gif",
                                    data.name() + caption + ", from the start.",
                                    course.animation);
                }
            }
        }
        return finish(report, runs, sets);
    }

    private static Course sideBySide(Plan plan, DataSet data, long seed, Table runs) {
        int iterations = plan.pick(8, 1_500, 20_000), frames = plan.pick(2, 15, 40);
        List<Session> sessions = METHODS.stream()
                .map(method -> Session.start(settings(method, data, iterations, seed), data))
                .toList();
        Tensor real = data.batch(RandomStream.of(seed).split(9), 0, SamplesPicture.generatedCount(data.sampleShape()));
        Animation animation = new Animation();
        animation.add(frame(real, sessions, 0, seed));
        for (int i = 1; i <= iterations; i++) {
            sessions.forEach(Session::iterate);
            if (i * frames / iterations > (i - 1) * frames / iterations) animation.add(frame(real, sessions, i, seed));
        }
        Tensor others = data.batch(RandomStream.of(seed).split(10), 0, 1_000);
        for (int m = 0; m < METHODS.size(); m++) {
            Tensor samples = sessions.get(m).samples(1_000, seed);
            double distance = SlicedWasserstein.of(others, samples, seed);
            runs.add(data.name(), METHODS.get(m).toString(), seed, found(data, samples), distance);
        }
        return new Course(animation, frame(real, sessions, iterations, seed));
    }

    private static Settings settings(Method method, DataSet data, int iterations, long seed) {
        return Defaults.of(method, data.name())
                .with(Map.of(
                        "iterations",
                        iterations,
                        "learning-rate",
                        1e-3,
                        "beta1",
                        0.5,
                        "critic-steps",
                        5,
                        "linear-decay",
                        false,
                        "seed",
                        seed));
    }

    private static BufferedImage frame(Tensor real, List<Session> sessions, int iteration, long seed) {
        int count = real.shape().dim(0);
        List<BufferedImage> pictures = new ArrayList<>();
        // Real points lie behind the generated ones; real images need a place of their own.
        if (real.shape().rank() == 4) {
            for (int i = 0; i < METHODS.size(); i++) pictures.add(SamplesPicture.frame(real, real, "real"));
        }
        for (int i = 0; i < METHODS.size(); i++) {
            Tensor samples = sessions.get(i).samples(count, seed);
            pictures.add(SamplesPicture.frame(real, samples, METHODS.get(i) + ", iteration " + iteration));
        }
        return Tiles.of(METHODS.size(), pictures);
    }

    /** How many modes are held, or classes found. */
    private static int found(DataSet data, Tensor samples) {
        if (data instanceof Gaussians mixture) {
            return ModeCoverage.of(samples, mixture.centres(), mixture.sigma()).covered();
        }
        return NearestReal.of((FiniteDataSet) data, samples).classesFound();
    }

    private Report finish(Report report, Table runs, List<DataSet> sets) {
        for (DataSet data : sets) {
            List<Interval> distances = new ArrayList<>();
            for (Method method : METHODS) {
                Interval found = Interval.of(runs.numbers("found", data.name(), method.toString()));
                Interval distance = Interval.of(runs.numbers("sliced_wasserstein", data.name(), method.toString()));
                report.summary().add(data.name(), method.toString(), found.format(1), distance.format(4));
                distances.add(distance);
            }
            report.compare(
                    "WGAN-GP trains well where a standard GAN does not",
                    SOURCE,
                    data.name() + ": distance " + distances.get(0).format(4) + " with GAN, "
                            + distances.get(1).format(4) + " with WGAN-GP",
                    distances.get(1).mean() < distances.get(0).mean());
        }
        return report.note(
                        "Both: the same networks and first weights, batches, 5 critic steps, Adam 1e-3 with beta1 0.5."
                                + " beta2 is each method's own: 0.999 for GAN, 0.9 for WGAN-GP.")
                .note("The paper compares deep networks on images (LSUN bedrooms, CIFAR-10); these are small ones on"
                        + " points and 8x8 digits. A mode is found with a quarter of its fair share of 1,000 samples.");
    }
}
