package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.ConsistencyTerm;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.gan.data.Digits;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.network.Mlp;
import io.github.gradgrad.gan.picture.LinePicture;
import io.github.gradgrad.gan.picture.LinePicture.Line;
import io.github.gradgrad.gan.picture.Tiles;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a critic learns its 1,000 training images by heart, with and without the consistency term (Wei et al., 2018).
 *
 * <p>The images held out are drawn from the same digits, so a critic that has not learned which ones it was trained on
 * scores both alike: the estimate mean C(x) - mean C(G(z)) is the same on either, and a training image has the higher score
 * in half of all pairs.
 */
final class Consistency implements Experiment {
    private static final int TRAINING_IMAGES = 1_000;
    private static final int BATCH = 50;
    private static final int CRITIC_STEPS = 5;
    private static final String PENALTY = "penalty", DROPOUT = "penalty, dropout";
    private static final String TERM = "penalty, dropout, consistency";
    private static final List<String> CRITICS = List.of(PENALTY, DROPOUT, TERM);
    private static final String PAPER = "Wei et al., 2018, 1,000 images of MNIST";
    private static final String WGAN_GP_PAPER = "Gulrajani et al., 2017, figure 5b, 1,000 images of MNIST";
    private static final String ON_TRAINING = "estimate_training", ON_HELD_OUT = "estimate_held_out";
    private static final String RELATIVE_GAP = "relative_gap", SHARE = "share_of_pairs";

    @Override
    public String name() {
        return "consistency";
    }

    @Override
    public String sentence() {
        return "The critic's over-fitting on 1,000 images with and without the consistency term.";
    }

    /** What the critic says of training images, of images held out and of generated ones, at one time. */
    private record Look(long iteration, double training, double heldOut, double share) {}

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("critic", "iteration", "seed", ON_TRAINING, ON_HELD_OUT, "gap", RELATIVE_GAP, SHARE);
        long[] seeds = plan.seeds(1, 3, 10);
        List<BufferedImage> estimates = new ArrayList<>();
        List<Line> shares = new ArrayList<>();
        for (String critic : CRITICS) {
            List<List<Look>> courses = new ArrayList<>();
            for (long seed : seeds) {
                List<Look> course = course(plan, critic, seed);
                courses.add(course);
                for (Look look : course) {
                    runs.add(
                            critic,
                            look.iteration,
                            seed,
                            look.training,
                            look.heldOut,
                            look.training - look.heldOut,
                            (look.training - look.heldOut) / look.training,
                            look.share);
                }
                Look last = course.get(course.size() - 1);
                plan.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "%s, seed %d: estimate %.3f on training images, %.3f on others",
                                critic,
                                seed,
                                last.training,
                                last.heldOut));
            }
            estimates.add(estimates(critic, courses));
            shares.add(line(critic, courses, Look::share));
        }
        return report(plan, runs)
                .figure(
                        "estimates.png",
                        "The critic's estimate on the images that it is trained on and on others, each picture with its own scale;"
                                + " means over seeds.",
                        Tiles.of(1, estimates))
                .figure(
                        "shares.png",
                        "The share of pairs in which the training image has the higher score; means over seeds. 0.5 if"
                                + " the critic does not know which images it was trained on.",
                        LinePicture.of("training image above image held out", "iteration", "share of pairs", shares));
    }

    /** Trains a pair of networks, and looks at the critic every so many iterations. */
    private static List<Look> course(Plan plan, String kind, long seed) {
        FiniteDataSet digits = Digits.load();
        int[] order = RandomStream.of(seed).split(8).permutation(digits.size());
        FiniteDataSet training = digits.subset(Arrays.copyOf(order, TRAINING_IMAGES));
        Tensor heldOut = digits.pick(Arrays.copyOfRange(order, TRAINING_IMAGES, order.length));
        CriticStyle style = kind.equals(PENALTY) ? CriticStyle.PLAIN : CriticStyle.DROPOUT;
        Mlp networks =
                Mlp.of(digits.sampleShape()).withWidth(plan.pick(16, 256, 512)).withStyle(style);
        Player critic = player(networks.critic(RandomStream.of(seed).split(0)));
        Player generator = player(networks.generator(RandomStream.of(seed).split(1)));
        LipschitzConstraint constraint =
                kind.equals(TERM) ? GradientPenalty.PAPER.and(ConsistencyTerm.PAPER) : GradientPenalty.PAPER;
        WassersteinTrainer trainer = new WassersteinTrainer(critic, generator, constraint, networks.latentSize(), seed);
        RandomStream batches = RandomStream.of(seed).split(2);
        int looks = plan.pick(2, 20, 50), iterations = iterations(plan);
        List<Look> course = new ArrayList<>();
        while (trainer.generatorSteps() < iterations) {
            for (int i = 0; i < CRITIC_STEPS; i++) {
                trainer.criticStep(training.batch(batches, trainer.criticSteps(), BATCH));
            }
            trainer.generatorStep(BATCH);
            if (trainer.generatorSteps() % (iterations / looks) == 0) {
                Tensor generated = trainer.generate(
                        trainer.noise(1_000, RandomStream.of(seed).split(9)));
                course.add(look(
                        trainer.generatorSteps(), critic.asCritic(Pass.evaluation()), training, heldOut, generated));
            }
        }
        return course;
    }

    private static Player player(Layer network) {
        return new Player(network, new Adam(network.parameters(), 5e-4).betas(0.5, 0.9));
    }

    private static Look look(long iteration, Critic critic, FiniteDataSet training, Tensor heldOut, Tensor generated) {
        double[] seen = scores(critic, training.all()), unseen = scores(critic, heldOut);
        double fake = mean(scores(critic, generated));
        return new Look(iteration, mean(seen) - fake, mean(unseen) - fake, shareAbove(seen, unseen));
    }

    private static double[] scores(Critic critic, Tensor images) {
        return critic.score(Variable.constant(images)).value().toDoubles();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The share of pairs of one from each whose first is greater, ties counted half: the area under the ROC curve. */
    static double shareAbove(double[] first, double[] second) {
        double above = 0;
        for (double a : first) for (double b : second) above += a > b ? 1 : a == b ? 0.5 : 0;
        return above / first.length / second.length;
    }

    private interface Value {
        double of(Look look);
    }

    private static BufferedImage estimates(String critic, List<List<Look>> courses) {
        return LinePicture.of(
                critic,
                "iteration",
                "critic's estimate",
                List.of(
                        line("on training images", courses, Look::training),
                        line("on images held out", courses, Look::heldOut)));
    }

    /** Means over seeds. */
    private static Line line(String name, List<List<Look>> courses, Value value) {
        int looks = courses.get(0).size();
        double[] x = new double[looks], y = new double[looks];
        for (int i = 0; i < looks; i++) {
            int at = i;
            x[i] = courses.get(0).get(i).iteration;
            y[i] = mean(courses.stream()
                    .mapToDouble(course -> value.of(course.get(at)))
                    .toArray());
        }
        return new Line(name, x, y);
    }

    private Report report(Plan plan, Table runs) {
        Table table = new Table(
                "critic", "estimate on training images", "on images held out", "relative gap", "share of pairs");
        long end = iterations(plan), middle = end / 2;
        for (String critic : CRITICS) {
            table.add(
                    critic,
                    at(runs, ON_TRAINING, critic, end).format(3),
                    at(runs, ON_HELD_OUT, critic, end).format(3),
                    at(runs, RELATIVE_GAP, critic, end).format(3),
                    at(runs, SHARE, critic, end).format(3));
        }
        Interval share = at(runs, SHARE, PENALTY, end);
        Interval rise = change(runs, ON_TRAINING, middle, end), fall = change(runs, ON_HELD_OUT, middle, end);
        Interval less = difference(runs.numbers(RELATIVE_GAP, TERM, end), runs.numbers(RELATIVE_GAP, PENALTY, end));
        Interval term = difference(runs.numbers(RELATIVE_GAP, TERM, end), runs.numbers(RELATIVE_GAP, DROPOUT, end));
        return new Report(this, plan, table, runs)
                .compare(
                        "with the penalty the critic over-fits 1,000 images",
                        WGAN_GP_PAPER,
                        "a training image has the higher score in " + share.format(3)
                                + " of pairs with one held out; 0.5 would be chance",
                        isAbove(share, 0.5))
                .compare(
                        "with the penalty the estimate on training images rises with time, even as that on others falls",
                        WGAN_GP_PAPER,
                        "from the middle to the end it changes by " + rise.format(3) + " on training images, by "
                                + fall.format(3) + " on others",
                        isAbove(rise, 0) && isBelow(fall, 0))
                .compare(
                        "with dropout and the consistency term it over-fits less than with the penalty alone",
                        PAPER,
                        "the relative gap changes by " + less.format(3),
                        isBelow(less, 0))
                .cannotCompare(
                        "the consistency term prevents over-fitting",
                        PAPER,
                        "from dropout alone to dropout with the term the relative gap changes by " + term.format(3),
                        "the paper shows no critic with dropout and without the term")
                .note(
                        "1,000 of the embedded 8x8 digits to train on, by lot; the other 797 held out. Estimate: mean C(x) -"
                                + " mean C(G(z)) without dropout, over all of these images and 1,000 generated ones. Relative gap:"
                                + " the estimate on training images less that on others, over the first: it does not depend on"
                                + " the critic's scale.")
                .note(
                        "Multilayer networks, batches of 50, 5 critic steps, Adam 5e-4 (0.5, 0.9). The papers: 28x28 images,"
                                + " convolutions of 64 to 256 channels, 50,000 iterations, Adam 1e-4 (0.5, 0.9) in Wei et al.'s"
                                + " program.");
    }

    private static int iterations(Plan plan) {
        return plan.pick(4, 2_000, 50_000);
    }

    private static Interval at(Table runs, String column, String critic, long iteration) {
        return Interval.of(runs.numbers(column, critic, iteration));
    }

    /** How a value of the plain critic changes from one iteration to another, seed by seed. */
    private static Interval change(Table runs, String column, long from, long to) {
        return difference(runs.numbers(column, PENALTY, to), runs.numbers(column, PENALTY, from));
    }

    /** With one seed there is no interval, and its value has to do. */
    private static boolean isAbove(Interval interval, double bound) {
        return interval.mean() - (Double.isNaN(interval.halfWidth()) ? 0 : interval.halfWidth()) > bound;
    }

    private static boolean isBelow(Interval interval, double bound) {
        return isAbove(new Interval(-interval.mean(), interval.halfWidth()), -bound);
    }

    private static Interval difference(double[] values, double[] less) {
        double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) differences[i] = values[i] - less[i];
        return Interval.of(differences);
    }
}
