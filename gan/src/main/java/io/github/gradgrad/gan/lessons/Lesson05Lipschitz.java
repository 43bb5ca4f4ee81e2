package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Elementary;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.Frames;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The Lipschitz condition, drawn as a cone that slides along a function. */
final class Lesson05Lipschitz extends Lesson {
    private static final double[] AT = new double[121];

    static {
        for (int i = 0; i < AT.length; i++) AT[i] = (i - 60) / 20.0;
    }

    Lesson05Lipschitz() {
        super(
                5,
                "The Lipschitz condition",
                "A function of slope at most 1 never enters the cone that stands on its graph, wherever the cone is put.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("The cone");
        page.formula("|f(a) − f(b)| ≤ K |a − b|   for all a and b");
        page.say("""
                With K = 1: put the tip of a double cone with walls of slope ±1 on the graph of f, and slide it along.
                If f is 1-Lipschitz, its graph never enters the shaded cone above and below the tip.""");
        page.figure("inside", slide(Math::sin), "f(x) = sin x keeps out of the cone everywhere.");
        page.figure("outside", slide(x -> Math.sin(2 * x)), "f(x) = sin 2x enters it: its slope is up to 2.");

        page.chapter("Two ways to measure K");
        page.say("""
                By pairs: the largest quotient over all pairs of 121 points, which is a lower bound. By the gradient:
                the largest |f′(x)|, which reverse mode gives at all points at once. On a connected domain the two
                agree in the limit, by the mean value theorem.""");
        page.table("largest slopes found", "f", "by pairs", "by the gradient");
        row(page, "sin x", Math::sin, Elementary::sin);
        row(page, "sin 2x", x -> Math.sin(2 * x), x -> Elementary.sin(x.mul(2)));
        row(
                page,
                "sin 2x / 2",
                x -> Math.sin(2 * x) / 2,
                x -> Elementary.sin(x.mul(2)).mul(0.5));
        page.say("""
                The gradient sees the slope at a point, where pairs see it between points: the gradient penalty
                constrains the first. For many inputs it is the norm of the gradient, and K bounds it everywhere.""");

        page.chapter("Dividing by K");
        page.say("""
                If f has the constant K, then f / K has the constant 1, and a difference of mean scores shrinks by K
                as well. So a critic with any known K measures K times the Wasserstein distance; weight clipping
                (lesson 6) relies on this, and spectral normalisation (lesson 9) divides layer by layer.""");

        page.chapter("Why an optimal critic has slope exactly 1");
        page.say("""
                Between a real sample x and the generated sample that the cheapest plan sends to it, the optimal
                critic rises by exactly their distance; it may not rise faster anywhere, so it can nowhere rise
                slower. With a generated pile at −2 and a real pile at +2, both of these rise by 4 over the way of 4,
                or cannot:""");
        double[] straight = Arrays.stream(AT).toArray();
        double[] lazy = Arrays.stream(AT).map(x -> 1.5 * Math.sin(x / 2)).toArray();
        page.let("rise of the straight critic", rise(x -> x));
        page.let("rise of the lazy critic", rise(x -> 1.5 * Math.sin(x / 2)));
        page.figure(
                "critics",
                Plot.of("x", "score").line("slope 1", 1, AT, straight).line("slope at most 0.75", 2, AT, lazy),
                "From −2 to 2 the straight critic rises by {rise of the straight critic}, the distance; the lazy one by"
                        + " {rise of the lazy critic}.");
        page.say("""
                That is why the gradient penalty pulls the norm of the gradient *towards* 1, from either side, on the
                lines between real and generated samples.""");
    }

    private static void row(LessonPage page, String name, DoubleUnaryOperator f, UnaryOperator<Variable> variables) {
        double pairs = 0;
        for (double a : AT) {
            for (double b : AT) {
                if (a < b) pairs = Math.max(pairs, Math.abs(f.applyAsDouble(a) - f.applyAsDouble(b)) / (b - a));
            }
        }
        Variable x = Variable.of("x", Tensor.of(Shape.of(AT.length), AT));
        Tensor slopes = Elementwise.map(Math::abs, variables.apply(x).sum().gradient(x));
        page.row(name, pairs, Arrays.stream(slopes.toDoubles()).max().orElseThrow());
    }

    private static Frames slide(DoubleUnaryOperator f) {
        double[] y = Arrays.stream(AT).map(f).toArray();
        List<Plot> frames = new ArrayList<>();
        for (int i = -6; i <= 6; i++) {
            double tip = i * 0.4, top = f.applyAsDouble(tip);
            frames.add(Plot.of("x", "f(x)")
                    .range(-3, 3, -2, 2)
                    .area("the cone", 2, cone(tip, -4, 4, 4, -4), cone(top, -4, -4, 4, 4))
                    .line("f", 1, AT, y)
                    .points("its tip", 2, new double[] {tip}, new double[] {top}));
        }
        return Frames.of(0.7, frames);
    }

    /** The corners of the two triangles: tip, two corners below, tip, two corners above. */
    private static double[] cone(double tip, double a, double b, double c, double d) {
        return new double[] {tip, tip + a, tip + b, tip, tip + c, tip + d, tip};
    }

    private static double rise(DoubleUnaryOperator critic) {
        return critic.applyAsDouble(2) - critic.applyAsDouble(-2);
    }
}
