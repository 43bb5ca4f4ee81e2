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
import java.util.Locale;
import java.util.Map;

/** The standard GAN and WGAN-GP with the same networks and settings, side by side. */
final class GanVersusWganGp implements Experiment {
    private static final List<Method> METHODS = List.of(Method.GAN, Method.WGAN_GP);
    private static final int SAMPLES = 2_500;
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
        Table runs = new Table("data", "method", "seed", "found", "within_3_sigma_percent", "sliced_wasserstein");
        long[] seeds = plan.seeds(1, 3, 5);
        List<DataSet> sets = List.of(Gaussians.grid25(), Digits.load());
        Report report = new Report(
                this,
                plan,
                new Table(
                        "data",
                        "method",
                        "modes held or classes found",
                        "% within 3 sigma",
                        "sliced Wasserstein distance"),
                runs);
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
        return finish(plan, report, runs, sets);
    }

    private static Course sideBySide(Plan plan, DataSet data, long seed, Table runs) {
        List<Session> sessions = METHODS.stream()
                .map(method -> Session.start(settings(plan, method, data).with("seed", seed), data))
                .toList();
        int iterations = (int) settings(plan, Method.GAN, data).iterations(), frames = plan.pick(2, 20, 40);
        Tensor real = data.batch(RandomStream.of(seed).split(9), 0, SamplesPicture.generatedCount(data.sampleShape()));
        Animation animation = new Animation();
        animation.add(frame(real, sessions, 0, seed));
        for (int i = 1; i <= iterations; i++) {
            sessions.forEach(Session::iterate);
            if (i * frames / iterations > (i - 1) * frames / iterations) animation.add(frame(real, sessions, i, seed));
        }
        Tensor others = data.batch(RandomStream.of(seed).split(10), 0, SAMPLES);
        for (int m = 0; m < METHODS.size(); m++) {
            Tensor samples = sessions.get(m).samples(SAMPLES, seed);
            double distance = SlicedWasserstein.of(others, samples, seed);
            runs.add(data.name(), METHODS.get(m).toString(), seed, found(data, samples), good(data, samples), distance);
        }
        return new Course(animation, frame(real, sessions, iterations, seed));
    }

    private static Settings settings(Plan plan, Method method, DataSet data) {
        Map<String, Object> networks = data.hasImages() ? Map.of() : Map.of("width", 64, "batch", 512);
        Settings settings = Defaults.of(method, data.name())
                .with(networks)
                .with(Map.of("learning-rate", data.hasImages() ? 2e-3 : 5e-3, "beta1", 0, "linear-decay", true))
                .with("critic-steps", data.hasImages() ? 5 : 2)
                .with("iterations", plan.pick(8, data.hasImages() ? 1_000 : 4_000, data.hasImages() ? 5_000 : 20_000));
        return plan.size() == Plan.Size.TINY ? settings.with(Map.of("width", 16, "batch", 16)) : settings;
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
        return data instanceof Gaussians mixture
                ? coverage(mixture, samples).covered()
                : NearestReal.of((FiniteDataSet) data, samples).classesFound();
    }

    /** Percent within 3 sigma of a mode; images have no such measure. */
    private static double good(DataSet data, Tensor samples) {
        return data instanceof Gaussians mixture
                ? 100 * coverage(mixture, samples).within3Sigma()
                : Double.NaN;
    }

    private static ModeCoverage coverage(Gaussians mixture, Tensor samples) {
        return ModeCoverage.of(samples, mixture.centres(), mixture.sigma());
    }

    private Report finish(Plan plan, Report report, Table runs, List<DataSet> sets) {
        for (DataSet data : sets) {
            List<Interval> found = of("found", runs, data), good = of("within_3_sigma_percent", runs, data);
            List<Interval> distances = of("sliced_wasserstein", runs, data);
            for (int m = 0; m < METHODS.size(); m++) {
                String percent = data.hasImages() ? "–" : good.get(m).format(1);
                report.summary()
                        .add(
                                data.name(),
                                METHODS.get(m).toString(),
                                found.get(m).format(1),
                                percent,
                                distances.get(m).format(4));
            }
            report.compare(
                    "WGAN-GP trains well where a standard GAN does not",
                    SOURCE,
                    String.format(
                            Locale.ROOT,
                            "%s: distance %s with GAN, %s with WGAN-GP",
                            data.name(),
                            distances.get(0).format(4),
                            distances.get(1).format(4)),
                    distances.get(1).below(distances.get(0)));
            if (!data.hasImages()) {
                report.compare(
                        "a standard GAN drops modes of 25 Gaussians (17.3 of 25 hit)",
                        "Lin et al., PacGAN, 2018",
                        String.format(
                                Locale.ROOT,
                                "held: %s with GAN, %s with WGAN-GP",
                                found.get(0).format(1),
                                found.get(1).format(1)),
                        found.get(0).below(found.get(1)));
            }
            for (Method method : METHODS) {
                report.note(data.name() + ", " + method + ": `" + TrainOptions.of(settings(plan, method, data)) + "`.");
            }
        }
        return report.note(
                        "Networks, first weights and batches are the same for both. beta2 is each method's own: 0.999"
                                + " for GAN, 0.9 for WGAN-GP. What a GAN does with settings of its own: `experiment modes`.")
                .note("The paper compares deep networks on images (LSUN bedrooms, CIFAR-10); these are small ones on"
                        + " points and 8x8 digits. A mode is held with a quarter of its fair share of 2,500 samples; a"
                        + " class is found if one of 2,500 samples is nearest to a digit of it. *Agrees* means that the"
                        + " intervals of the two do not overlap.");
    }

    /** A measure's interval for each method. */
    private static List<Interval> of(String measure, Table runs, DataSet data) {
        return METHODS.stream()
                .map(method -> Interval.of(runs.numbers(measure, data.name(), method.toString())))
                .toList();
    }
}
