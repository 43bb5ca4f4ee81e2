package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.figure.GraphFigure;
import io.github.gradgrad.gan.figure.Grids;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The gradient penalty of one image, step by step, and the second pass through the gradient's own graph. */
final class Lesson07GradientPenalty extends Lesson {
    static final Tensor REAL = Tensor.of(Shape.of(1, 9), 0.0, 1, 0, 0, 1, 0, 0, 1, 0);
    static final Tensor FAKE = Tensor.of(Shape.of(1, 9), 0.4, 0.6, 0.2, 0.5, 0.9, 0.7, 0.1, 0.6, 0.5);
    static final Tensor POINT = GradientPenalty.interpolate(REAL, FAKE, Tensor.of(Shape.of(1, 1), 0.31));

    /** W: two orthogonal filters of norm 1, upper against lower corners, and a stroke against its sides; then b, v, c. */
    static final List<Tensor> WEIGHTS = List.of(
            Tensor.of(Shape.of(2, 9), 0.5, 0, 0.5, 0, 0, 0, -0.5, 0, -0.5, 0, 0.5, 0, -0.5, 0, -0.5, 0, 0.5, 0),
            Tensor.of(Shape.of(2), 0.6, -0.81),
            Tensor.of(Shape.of(1, 2), 1.5, -10.0),
            Tensor.of(Shape.of(1), -4.0));

    Lesson07GradientPenalty() {
        super(7, "The gradient penalty, step by step", "From an image to the penalty, and back through its graph.");
    }

    /** The penalty alone, as a function of the weights: what finite differences are taken of. */
    static double penalty(List<Tensor> weights) {
        List<Variable> p = weights.stream().map(Variable::of).toList();
        Variable norms = GradientPenalty.norms(x -> score(hidden(x, p), p), POINT);
        return GradientPenalty.PAPER.of(norms).item();
    }

    /** W x + b. */
    private static Variable hidden(Variable x, List<Variable> p) {
        return x.matmulTransposed(p.get(0)).add(p.get(1));
    }

    /** v · leakyRelu(a) + c. */
    private static Variable score(Variable a, List<Variable> p) {
        return a.leakyRelu(0.2).matmulTransposed(p.get(2)).add(p.get(3));
    }

    @Override
    void teach(LessonPage page) {
        page.say("Images and critic are ours: round numbers, and a score of −2.1. All else is as in training.");
        page.chapter("1 · A point between a real and a generated image");
        page.formula("x̂ = ε x + (1 − ε) G(z),   ε = 0.31, one for the whole image");
        page.let("x̂", POINT);
        Grids images = Grids.of().image("real x", REAL).image("generated G(z)", FAKE);
        images.image("between them, x̂", POINT);
        page.figure("images", images, "The upper left pixel: 0.31 · 0 + 0.69 · 0.4 = {x̂.0}.");

        page.chapter("2 · Its score");
        page.formula("a = W x̂ + b      h = leakyRelu(a), slope 0.2      C = v · h + c");
        List<String> names = List.of("W", "b", "v", "c");
        List<Variable> p = new ArrayList<>();
        for (int i = 0; i < 4; i++) p.add(Variable.of(names.get(i), WEIGHTS.get(i)));
        Variable x = Variable.of("x̂", POINT), a = hidden(x, p), score = score(a, p);
        page.figure("filters", rows("W, unit", WEIGHTS.get(0)), "With b = (0.6, −0.81), v = (1.5, −10), c = −4.");
        page.table("hidden units", "", "unit 1", "unit 2");
        page.row("a", a.value().toDoubles());
        page.row("h", a.leakyRelu(0.2).value().toDoubles());
        page.number("score C(x̂)", score);

        page.chapter("3 · First pass back: the gradient of each pixel");
        page.formula("d = leakyRelu′(a) = (1, 0.2)      s = d ∘ v = (1.5, −2)      g = dC/dx̂ = Wᵀ s");
        Variable g = score.sum().differentiableGradient(x);
        page.let("g", g.value());
        page.figure("gradient", Grids.of().numbers("g", g.value()), """
                A brighter upper corner raises the score by {g.0} per unit, a brighter end of the stroke by {g.1}. The
                centre does not matter to this critic.""");

        page.chapter("4 · The penalty");
        Variable n = g.safeNorm(1), penalty = n.sub(1).square().mean().mul(10);
        page.number("norm n", n);
        page.number("penalty P", penalty);
        page.say("n = √(4 · 0.75² + 4 · 1²) = {norm n}; it should be 1. The penalty 10 (n − 1)² is {penalty P}.");

        page.chapter("5 · Second pass back: through the gradient's own graph");
        page.say("""
                The critic learns from dP/dW and dP/dv. P depends on the weights through g alone, and g came with its
                graph, `g = Wᵀ (d ∘ v)`. The sweep starts at P and walks through that graph, by the same rules:""");
        page.formula("""
                dP/dn = 20 (n − 1)                  = 30
                r     = dP/dg = dP/dn · g / n       = 12 g
                dP/ds = W r = 12 W Wᵀ s = 12 s      = (18, −24)     the filters are orthonormal
                dP/dW = s rᵀ                        : row 1 is 1.5 r, row 2 is −2 r
                dP/dv = d ∘ dP/ds                   = (1 · 18, 0.2 · −24) = (18, −4.8)
                dP/da : absent                      d is piecewise constant in a, so b gets 0; c is not in g at all
                """);
        List<Variable> middle = penalty.differentiableGradients(List.of(n, g));
        List<Variable> all = penalty.pullback().zerosForUnused().differentiableGradients(p);
        page.number("dP/dn", middle.get(0));
        page.let("r", middle.get(1).value());
        for (int i = 0; i < 4; i++) page.let("dP/d" + names.get(i), all.get(i).value());
        page.figure("r", Grids.of().numbers("r = dP/dg", middle.get(1).value()), "Twelve times the gradient.");
        page.figure("dW", rows("dP/dW, unit", all.get(0).value()), "By the library. Compare with 1.5 r and −2 r.");
        page.say("""
                dP/dv = ({dP/dv.0}, {dP/dv.1}), dP/db = ({dP/db.0}, {dP/db.1}), dP/dc = {dP/dc}: to move the critic up
                or down does not change its slope. All 23 derivatives agree with finite differences of the penalty:""");
        List<Tensor> gradients = all.stream().map(Variable::value).toList();
        double deviation = FiniteDifferences.deviation(Lesson07GradientPenalty::penalty, WEIGHTS, gradients);
        page.number("largest deviation", deviation);

        page.chapter("6 · The graph that was walked");
        GraphFigure graph = GraphFigure.of(score).derivative(List.of(penalty));
        page.figure("graph", graph.derivative(List.of(all.get(0), all.get(2))), """
                Blue: the score. Yellow: its gradient and the penalty. Red: the second pass, which needs values of both;
                that is *double* backprop. An engine whose gradients have no graph stops at the last yellow node.""");
    }

    private static Grids rows(String name, Tensor matrix) {
        Variable rows = Variable.constant(matrix);
        Grids first = Grids.of().numbers(name + " 1", rows.slice(0, 0, 1).value());
        return first.numbers(name + " 2", rows.slice(0, 1, 2).value());
    }
}
