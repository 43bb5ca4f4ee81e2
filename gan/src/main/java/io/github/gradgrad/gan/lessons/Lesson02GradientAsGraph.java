package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.GraphFigure;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Gradients as graphs: the gradient of a gradient, by hand and by machine. */
final class Lesson02GradientAsGraph extends Lesson {
    Lesson02GradientAsGraph() {
        super(
                2,
                "The gradient is a graph, too",
                "A rule that computes in variables leaves a graph behind, so its result can be differentiated again.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("By hand");
        page.say("Take `f(x) = x² · x`, so `f′ = 3x²`, `f″ = 6x`, `f‴ = 6`. At x = 2 these are 12, 12 and 6.");

        page.chapter("By machine");
        Variable x = Variable.of("x", Tensor.scalar(DType.FLOAT64, 2));
        Variable f = x.square().mul(x);
        Variable first = f.differentiableGradient(x);
        Variable second = first.differentiableGradient(x);
        Variable third = second.differentiableGradient(x);
        page.number("f(2)", f);
        page.number("f′(2)", first);
        page.number("f″(2)", second);
        page.number("f‴(2)", third);
        page.say("""
                Nobody told the machine what f″ is. `x.square()` has the rule *g becomes g · 2x*; since g and x are
                variables and the rule multiplies them with the same `mul` that everybody uses, f′ came with a graph:""");
        page.figure(
                "orders",
                GraphFigure.of(f).derivative(List.of(first)).derivative(List.of(second)),
                "Blue: f. Yellow: what f′ added. Red: what f″ added to that. Edges cross from one order into the next"
                        + " wherever a rule used a value of the function itself.");

        page.chapter("Four orders of a curve");
        double[] at = new double[121];
        for (int i = 0; i < at.length; i++) at[i] = (i - 60) / 20.0;
        Variable xs = Variable.of("x", Tensor.of(Shape.of(at.length), at));
        List<Variable> orders = new ArrayList<>(List.of(xs.tanh()));
        // Element i of the result depends on element i of x alone, so the gradient of the sum is the derivative of
        // each.
        for (int n = 1; n <= 3; n++) orders.add(orders.get(n - 1).sum().differentiableGradient(xs));
        Plot plot = Plot.of("x", "");
        List<String> names = List.of("tanh", "tanh′", "tanh″", "tanh‴");
        for (int n = 0; n <= 3; n++)
            plot = plot.line(names.get(n), n + 1, at, orders.get(n).value().toDoubles());
        page.figure("tanh", plot, "Each curve is the machine's derivative of the one before.");

        page.chapter("How to break it");
        page.say("""
                The rule of tanh is *g becomes g (1 − y²)* with y = tanh x. It must use the live output y. With a
                detached y, a mere number, the first derivative is still right, and the second is silently wrong:""");
        Variable z = Variable.of("z", Tensor.scalar(DType.FLOAT64, 0.5));
        Variable y = z.tanh();
        Variable live = y.square().neg().add(1);
        Variable detached = y.detach().square().neg().add(1).mul(z).differentiableGradient(z);
        page.number("tanh′(0.5) by the live rule", live);
        page.number("tanh′(0.5) by the detached rule", detached);
        page.number("tanh″(0.5) through the live rule", live.gradient(z).item());
        page.number(
                "tanh″(0.5) through the detached rule",
                detached.pullback()
                        .zerosForUnused()
                        .gradients(List.of(z))
                        .get(0)
                        .item());
        page.say("""
                That is why the second derivative is the least that is worth checking, why `GradientCheck` checks
                order 2 unless told otherwise, and why the build forbids a gradient rule to read a value.""");

        page.chapter("The two forms");
        page.code("""
                Tensor   g = y.gradient(x);                // rules get detached values: no graph is left behind
                Variable g = y.differentiableGradient(x);  // rules get live variables: a graph like any other
                """);
        page.say("Nothing else differs between the two: no flag, no mode, no second set of rules.");
    }
}
