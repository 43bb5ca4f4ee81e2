package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.GraphCensus;
import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.GraphFigure;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What double backprop costs, and where the time goes. */
final class Lesson13Cost extends Lesson {
    static final int BATCH = 64, WIDTH = 128;

    Lesson13Cost() {
        super(13, "What it costs", "Multiplications and bytes, counted in the graph, and the time on this machine.");
    }

    @Override
    void teach(LessonPage page) {
        RandomStream random = RandomStream.of(13);
        Variable x = Variable.of("x", random.normal(DType.FLOAT32, Shape.of(BATCH, 2)));
        Layer critic = critic(Activation.relu(), random);
        List<Variable> weights = Parameters.variables(critic.parameters());

        page.chapter("Products, pass by pass");
        page.say("""
                A critic of 2-128-128-1 units on a batch of 64. Nearly all its work is in matrix products, so walk the
                graph and count: a product of [m, k] and [k, n] takes m k n multiplications.""");
        passes(page, "with ReLU", critic, x);
        page.say("""
                Backward to x takes one product for each layer, like forward. The double backward pass takes two for
                each layer, one for the next cotangent and one for the weight, and one for the last. So a penalty costs
                four forward passes, and a critic step ten: real and generated samples take two, and four to go back.""");
        passes(page, "with tanh", critic(Activation.tanh(), random), x);
        page.say("""
                Where the activation bends, its slope depends on the weights as well, and the second pass also goes
                back through the forward graph: three products more. With ReLU that path is an absent zero, and free.""");

        page.chapter("Bytes that stay alive");
        Variable score = critic.forward(x).sum(), penalty = penalty(score, x);
        List<Variable> gradients = penalty.pullback().zerosForUnused().differentiableGradients(weights);
        page.table("bytes in the values of the graph", "graph", "variables", "bytes");
        census(page, "scores", score);
        census(page, "penalty", penalty);
        census(page, "gradients of the penalty", gradients.toArray(Variable[]::new));
        GraphFigure graph = GraphFigure.of(score).derivative(List.of(penalty)).derivative(gradients);
        page.figure("graph", graph, "The penalty keeps the activations, blue, *and* the first pass back, yellow.");

        page.chapter("Time on the machine that made this page");
        page.say("The mean of 20, when this page was made. `./gradgrad bench critic-step` measures with more care.");
        double once = time(() -> critic.forward(x).sum().gradients(weights));
        double twice = time(() ->
                penalty(critic.forward(x).sum(), x).pullback().zerosForUnused().gradients(weights));
        page.number("forward and backward to the weights, ms", once);
        page.number("the penalty and its double backward, ms", twice);
    }

    private static Layer critic(Activation activation, RandomStream random) {
        Linear first = Linear.of(2, WIDTH, random), inner = Linear.of(WIDTH, WIDTH, random);
        Activation again = Activation.of("the same again", activation::forward);
        return Sequential.of(first, activation, inner, again, Linear.of(WIDTH, 1, random));
    }

    private static Variable penalty(Variable score, Variable x) {
        return score.differentiableGradient(x).safeNorm(1).sub(1).square().mean();
    }

    private static void passes(LessonPage page, String name, Layer critic, Variable x) {
        List<Variable> weights = Parameters.variables(critic.parameters());
        Variable score = critic.forward(x).sum(), penalty = penalty(score, x);
        List<Variable> second = penalty.pullback().zerosForUnused().differentiableGradients(weights);
        page.table(name, "pass", "products", "multiplications", "of one forward pass");
        Set<Variable> seen = new HashSet<>();
        double forward = count(page, "forward: the scores", seen, 0, List.of(score));
        count(page, "backward to x: the gradient", seen, forward, List.of(penalty));
        count(page, "double backward to the weights", seen, forward, second);
        count(page, "beside it: backward to the weights", seen, forward, score.differentiableGradients(weights));
    }

    /** Shows the products among the variables that have not been seen yet, and returns their multiplications. */
    private static double count(
            LessonPage page, String pass, Set<Variable> seen, double forward, List<Variable> outputs) {
        double products = 0, multiplications = 0;
        for (Variable v : Graph.of(outputs.toArray(Variable[]::new)).nodes()) {
            Op op = v.op();
            if (!seen.add(v) || op == null || !Set.of("matMul", "linear").contains(op.name())) continue;
            products++;
            // sizes m k, k n and m n: their product is the square of m k n, whichever operand is transposed
            Shape a = v.inputs().get(0).shape(), b = v.inputs().get(1).shape();
            multiplications +=
                    Math.sqrt((double) a.size() * b.size() * v.shape().size());
        }
        page.row(pass, products, multiplications, multiplications / (forward == 0 ? multiplications : forward));
        return multiplications;
    }

    private static void census(LessonPage page, String graph, Variable... outputs) {
        GraphCensus census = GraphCensus.of(Graph.of(outputs));
        page.row(graph, (double) census.variables(), (double) census.bytes());
    }

    private static double time(Supplier<?> step) {
        Workspace workspace = new Workspace();
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) workspace.run(step);
        return (System.nanoTime() - start) / 20e6;
    }
}
