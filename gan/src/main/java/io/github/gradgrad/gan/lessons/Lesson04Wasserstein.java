package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.WassersteinLoss;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/** What a critic is, and what Wasserstein distance means. */
final class Lesson04Wasserstein extends Lesson {
    private static final double[] PLACES = {0, 1, 2, 3, 4};
    private static final double[] REAL = {0, 0, 0.25, 0.25, 0.5};
    private static final double[] FAKE = {0.5, 0.5, 0, 0, 0};

    Lesson04Wasserstein() {
        super(4, "What a critic measures", "The best critic of slope 1 finds the work to move one pile to the other.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("A critic scores");
        page.say("""
                A discriminator says *real with probability 0.9*. A critic gives a score without bounds: high for real
                samples, low for generated ones. Its loss is the mean score of the generated minus that of the real:""");
        page.formula("critic loss = E[C(G(z))] − E[C(x)]");
        page.number("loss of real 2.7, generated −3.1", loss(2.7, -3.1));
        page.number("loss of equal scores", loss(1.4, 1.4));
        page.number("loss of real −3.1, generated 2.7", loss(-3.1, 2.7));

        page.chapter("Earth moved between two piles");
        Plot piles =
                Plot.of("place", "earth").bars("generated", 2, PLACES, FAKE).bars("real", 1, PLACES, REAL);
        page.figure("piles", piles, """
                Two piles of one unit of earth each. The Wasserstein distance is the least work, earth times way, that
                turns the orange pile into the blue one.""");
        page.say("On a line the cheapest plan keeps the order: the leftmost earth goes to the leftmost hole.");
        page.table("the cheapest plan", "", "from", "to", "earth");
        double work = move(page);
        page.number("work of the plan", work);
        double area = 0, difference = 0;
        for (int i = 0; i < PLACES.length; i++) area += Math.abs(difference += FAKE[i] - REAL[i]);
        page.number("area between the cumulated piles", area);
        page.say("Both agree: in one dimension the distance is ∫ |F − G|, with F and G the cumulated piles.");

        page.chapter("Duality: the same number as a critic's");
        page.say("""
                Kantorovich and Rubinstein: W = max E[C(x)] − E[C(G(z))] over all critics that change by at most 1 per
                unit of way. No plan is needed, only a critic. Some critics for our piles:""");
        page.table("what critics find", "critic", "E real − E generated", "largest slope");
        page.row("C(x) = x", gap(x -> x), 1);
        page.row("C(x) = |x − 1|", gap(x -> Math.abs(x - 1)), 1);
        page.row("C(x) = x / 2", gap(x -> x / 2), 0.5);
        page.row("C(x) = 2x", gap(x -> 2 * x), 2);
        page.say("""
                The first attains {work of the plan}, the others find less, and the last cheats: steeper is not
                better, it is out of bounds. All of WGAN is about keeping a network within these bounds.""");

        page.chapter("Why not another distance");
        page.say("""
                Two even piles of width 1, one moved away by d. The Jensen-Shannon divergence, which a discriminator
                measures, grows to log 2 until the piles no longer overlap; then it is flat, and tells nobody where to
                go. The Wasserstein distance is d, for ever:""");
        double[] shifts = new double[31], js = new double[31], w = new double[31];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = i / 10.0;
            js[i] = jensenShannon(shifts[i]);
            w[i] = shifts[i];
        }
        page.let("Jensen-Shannon", js);
        Plot curves = Plot.of("d", "").line("Wasserstein distance", 1, shifts, w);
        page.figure("divergences", curves.line("Jensen-Shannon divergence", 2, shifts, js), """
                A generator learns from the slope of these curves. Beyond d = 1 the orange one has none; it stays at
                {Jensen-Shannon.30}.""");
    }

    private static double loss(double real, double fake) {
        return WassersteinLoss.critic(score(real), score(fake)).item();
    }

    private static Variable score(double value) {
        return Variable.constant(Tensor.of(Shape.of(1, 1), value));
    }

    private static double gap(DoubleUnaryOperator critic) {
        double gap = 0;
        for (int i = 0; i < PLACES.length; i++) gap += (REAL[i] - FAKE[i]) * critic.applyAsDouble(PLACES[i]);
        return gap;
    }

    /** Shows the plan move by move, and returns its work. */
    private static double move(LessonPage page) {
        double[] left = FAKE.clone(), hole = REAL.clone();
        double work = 0;
        for (int i = 0, j = 0; i < left.length && j < hole.length; ) {
            double earth = Math.min(left[i], hole[j]);
            if (earth > 0) page.row("", PLACES[i], PLACES[j], earth);
            work += earth * Math.abs(PLACES[j] - PLACES[i]);
            left[i] -= earth;
            hole[j] -= earth;
            if (left[i] == 0) i++;
            else j++;
        }
        return work;
    }

    /** Of the even distributions on [0, 1] and [d, d + 1], by a sum over small cells. */
    private static double jensenShannon(double d) {
        int cells = 4000;
        double sum = 0, width = 4.0 / cells;
        for (int i = 0; i < cells; i++) {
            double x = (i + 0.5) * width, p = x < 1 ? 1 : 0, q = x > d && x < d + 1 ? 1 : 0, m = (p + q) / 2;
            if (p > 0) sum += width * p * Math.log(p / m) / 2;
            if (q > 0) sum += width * q * Math.log(q / m) / 2;
        }
        return sum;
    }
}
