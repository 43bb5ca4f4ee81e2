package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.GradientCheck;
import io.github.gradgrad.autodiff.UnaryOp;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/** Writing your own op. */
final class Lesson14OwnOp extends Lesson {
    /** y = x / √(1 + x²), whose derivative is (1 − y²)^(3/2). */
    static final class SquashOp extends UnaryOp {
        @Override
        protected Tensor forward(Tensor x) {
            return Elementwise.map(v -> v / Math.sqrt(1 + v * v), x);
        }

        @Override
        protected Variable gradient(Variable g, Variable x, Variable y) {
            Variable r = y.square().neg().add(1);
            return g.mul(r).mul(r.sqrt());
        }
    }

    /** The same with the commonest mistake: a rule that looks at a value. */
    static final class ForgetfulOp extends UnaryOp {
        @Override
        protected Tensor forward(Tensor x) {
            return new SquashOp().forward(x);
        }

        @Override
        protected Variable gradient(Variable g, Variable x, Variable y) {
            return new SquashOp().gradient(g, x, y.detach());
        }
    }

    Lesson14OwnOp() {
        super(
                14,
                "An op of your own",
                "A forward in tensors, a rule in variables: all orders of derivative follow, and a check finds mistakes.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("Forward sees tensors, gradient sees variables");
        page.say("A smooth step from −1 to 1 that the library lacks, `y = x / √(1 + x²)`. This is all it takes:");
        page.code("""
                final class SquashOp extends UnaryOp {
                    protected Tensor forward(Tensor x) {
                        return Elementwise.map(v -> v / Math.sqrt(1 + v * v), x);
                    }

                    protected Variable gradient(Variable g, Variable x, Variable y) {
                        Variable r = y.square().neg().add(1);   // 1 − y² = 1 / (1 + x²)
                        return g.mul(r).mul(r.sqrt());          // g (1 + x²)^(−3/2)
                    }
                }
                """);
        page.say("The rule uses y, which is computed already; y is live, so the next derivative flows through it.");

        page.chapter("Every order for free");
        double[] at = new double[121];
        for (int i = 0; i < at.length; i++) at[i] = (i - 60) / 20.0;
        Variable x = Variable.of("x", Tensor.of(Shape.of(at.length), at));
        Variable y = new SquashOp().apply(x);
        Variable first = y.sum().differentiableGradient(x), second = first.sum().differentiableGradient(x);
        double[] y0 = y.value().toDoubles(),
                y1 = first.value().toDoubles(),
                y2 = second.value().toDoubles();
        Plot plot = Plot.of("x", "").line("y", 1, at, y0).line("y′", 2, at, y1).line("y″", 3, at, y2);
        page.figure("orders", plot, "The op and two derivatives, of which only the first was written.");
        page.table("at three points", "x", "y", "y′", "y″");
        for (int i : new int[] {60, 80, 120}) page.row("" + at[i], y0[i], y1[i], y2[i]);

        page.chapter("Check it");
        page.code("GradientCheck.of(xs -> new SquashOp().apply(xs.get(0))).order(3).at(point);");
        Tensor point = Tensor.of(Shape.of(3), -1.5, 0.5, 2);
        GradientCheck.of(xs -> new SquashOp().apply(xs.get(0))).order(3).at(point);
        page.say("It says nothing: three orders agree with finite differences. Now with `y.detach()` in the rule:");
        page.number("orders that the forgetful op passes", passed(point));
        page.say("""
                The first derivative is right, the second is not: what a rule reads as a value is a constant to the
                next derivative. A gradient penalty would train with a wrong slope and never complain. So a check of
                order 1 proves nothing for a WGAN-GP, and `GradientCheck` goes to order 2 unless told otherwise.""");

        page.chapter("When you do not need one");
        page.say("""
                `x.div(x.square().add(1).sqrt())` is the same function, made of ops that exist. It has every
                derivative, too. An op of your own is worth it when its rule is shorter than what the sweep would do
                with the parts, or more exact.""");
        Variable composed = x.div(x.square().add(1).sqrt());
        Tensor apart = Elementwise.combine((a, b) -> Math.abs(a - b), composed.value(), y.value());
        page.number(
                "largest difference of the two",
                Arrays.stream(apart.toDoubles()).max().orElseThrow());
    }

    private static int passed(Tensor point) {
        for (int order = 1; order <= 3; order++) {
            try {
                GradientCheck.of(xs -> new ForgetfulOp().apply(xs.get(0)))
                        .order(order)
                        .at(point);
            } catch (AssertionError wrong) {
                return order - 1;
            }
        }
        return 3;
    }
}
