package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.ConsistencyTerm;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.experiment.HeldOut.Look;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.picture.LinePicture;
import io.github.gradgrad.gan.picture.LinePicture.Line;
import io.github.gradgrad.gan.picture.Tiles;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether a critic learns its 1,000 training images by heart, with and without the consistency term (Wei et al., 2018).
 *
 * <p>The images held out are drawn from the same digits, so a critic that has not learned which ones it was trained on
 * scores both alike: the estimate mean C(x) - mean C(G(z)) is the same on either, and a training image has the higher score
 * in half of all pairs.
 */
final class Consistency implements Experiment {
    private static final String PENALTY = "penalty", DROPOUT = "penalty, dropout";
    private static final String TERM = "penalty, dropout, consistency";
    private static final List<String> CRITICS = List.of(PENALTY, DROPOUT, TERM);
    private static final String PAPER = "Wei et al., 2018, 1,000 images of MNIST";
    private static final String WGAN_GP_PAPER =
            "Gulrajani et al., 2017, on detecting overfitting, 1,000 images of MNIST";
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

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("critic", "iteration", "seed", ON_TRAINING, ON_HELD_OUT, "gap", RELATIVE_GAP, SHARE);
        long[] seeds = plan.seeds(1, 3, 10);
        List<BufferedImage> estimates = new ArrayList<>();
        List<Line> shares = new ArrayList<>();
        for (String critic : CRITICS) {
            HeldOut held = heldOut(plan, critic);
            List<List<Look>> courses = new ArrayList<>();
            for (long seed : seeds) {
                List<Look> course = held.train(seed, iterations(plan), plan.pick(2, 20, 50));
                courses.add(course);
                for (Look look : course) {
                    runs.add(
                            critic,
                            look.iteration(),
                            seed,
                            look.training(),
                            look.heldOut(),
                            look.training() - look.heldOut(),
                            look.relativeGap(),
                            look.shareOfPairs());
                }
                Look last = course.get(course.size() - 1);
                plan.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "%s, seed %d: estimate %.3f on training images, %.3f on others",
                                critic,
                                seed,
                                last.training(),
                                last.heldOut()));
            }
            estimates.add(estimates(critic, courses));
            shares.add(line(critic, courses, Look::shareOfPairs));
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

    private static HeldOut heldOut(Plan plan, String critic) {
        return new HeldOut(
                critic.equals(PENALTY) ? CriticStyle.PLAIN : CriticStyle.DROPOUT,
                critic.equals(TERM) ? GradientPenalty.PAPER.and(ConsistencyTerm.PAPER) : GradientPenalty.PAPER,
                plan.pick(16, 256, 512));
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
    private static Line line(String name, List<List<Look>> courses, ToDoubleFunction<Look> value) {
        int looks = courses.get(0).size();
        double[] x = new double[looks], y = new double[looks];
        for (int i = 0; i < looks; i++) {
            int at = i;
            x[i] = courses.get(0).get(i).iteration();
            y[i] = courses.stream()
                    .mapToDouble(course -> value.applyAsDouble(course.get(at)))
                    .average()
                    .orElseThrow();
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
        Interval less =
                Interval.ofDifferences(runs.numbers(RELATIVE_GAP, TERM, end), runs.numbers(RELATIVE_GAP, PENALTY, end));
        Interval term =
                Interval.ofDifferences(runs.numbers(RELATIVE_GAP, TERM, end), runs.numbers(RELATIVE_GAP, DROPOUT, end));
        return new Report(this, plan, table, runs)
                .compare(
                        "with the penalty the critic over-fits 1,000 images",
                        WGAN_GP_PAPER,
                        "a training image has the higher score in " + share.format(3)
                                + " of pairs with one held out; 0.5 would be chance",
                        share.above(0.5))
                .compare(
                        "with the penalty the estimate on training images rises with time, even as that on others falls",
                        WGAN_GP_PAPER,
                        "from the middle to the end it changes by " + rise.format(3) + " on training images, by "
                                + fall.format(3) + " on others",
                        rise.above(0) && fall.below(0))
                .compare(
                        "with dropout and the consistency term it over-fits less than with the penalty alone",
                        PAPER,
                        "the relative gap changes by " + less.format(3),
                        less.below(0))
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
        return Interval.ofDifferences(runs.numbers(column, PENALTY, to), runs.numbers(column, PENALTY, from));
    }
}
