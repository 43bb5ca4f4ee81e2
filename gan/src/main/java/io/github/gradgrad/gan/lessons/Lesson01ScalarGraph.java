package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.GraphFigure;
import io.github.gradgrad.gan.figure.Numbers;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/** A graph of scalars and the reverse sweep. */
final class Lesson01ScalarGraph extends Lesson {
    Lesson01ScalarGraph() {
        super(
                1,
                "A graph of numbers, and one sweep back",
                "Every value remembers how it was computed; a single sweep backwards then gives every derivative.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("Forwards: compute, and remember");
        Variable a = leaf("a", 2), b = leaf("b", 3), c = leaf("c", -4);
        Variable u = a.mul(b);
        Variable v = u.add(c);
        Variable y = v.square();
        page.say("""
                Take `y = (a b + c)²` at a = 2, b = 3, c = −4. Each op computes a number and keeps a note of its
                inputs:""");
        page.number("u = a b", u);
        page.number("v = u + c", v);
        page.number("y = v²", y);

        page.chapter("Backwards: the chain rule, from the end");
        page.say("""
                Call dy/du the *cotangent* of u: how much y changes per change of u. The cotangent of y itself is 1.
                Each op knows one local rule that turns the cotangent of its output into those of its inputs:""");
        page.formula("""
                y = v²       v gets  dy · 2v
                v = u + c    u gets  dv,       c gets  dv
                u = a b      a gets  du · b,   b gets  du · a
                """);
        List<Variable> nodes = List.of(v, u, c, a, b);
        List<Tensor> cotangents = y.gradients(nodes);
        GraphFigure graph = GraphFigure.of(y).note(y, "cotangent 1");
        for (int i = 0; i < nodes.size(); i++) {
            double cotangent = cotangents.get(i).item();
            page.number("dy/d" + List.of("v", "u", "c", "a", "b").get(i), cotangent);
            graph.note(nodes.get(i), "cotangent " + Numbers.text(cotangent));
        }
        page.figure(
                "graph",
                graph,
                "Values flow down, cotangents flow up. Box: a leaf; round: an op. The third line of a"
                        + " node is its cotangent.");
        page.say("""
                One sweep gave the derivative with respect to all three leaves. Forward differences would have needed
                one more evaluation of y for each leaf; a critic has a hundred thousand.""");

        page.chapter("Where paths meet, cotangents add");
        Variable x = leaf("x", 3);
        Variable left = x.square();
        Variable product = left.mul(x);
        page.say("""
                In `y = x² · x` the leaf x is used twice. It gets 2x · x from the square and x² from the product:""");
        page.number("from the square, 2x · x", 2 * x.item() * x.item());
        page.number("from the product, x²", left);
        page.number("their sum, 3x²", product.gradient(x).item());
        page.figure(
                "paths",
                GraphFigure.of(product).note(x, "cotangent 18 + 9"),
                "Two ways lead from x to the result. A variable's cotangent is complete only when every use has added its"
                        + " share, so the sweep visits variables in the reverse order of their creation.");

        page.chapter("The sweep in Java");
        page.say("This is the heart of `ReverseSweep`; what an op does with a cotangent is all it does not know:");
        page.code("""
                cotangents.put(y, one);
                for (Variable v : newestFirst(graph)) {
                    Variable g = cotangents.get(v);
                    for (int i = 0; i < v.inputs().size(); i++) {
                        Variable share = v.op().gradient(i, g, ..);
                        cotangents.merge(v.inputs().get(i), share, Variable::add);
                    }
                }
                """);
        page.say("""
                Note the type of a cotangent: it is a `Variable`, not a number. That is the whole trick, and the next
                lesson.""");
    }

    private static Variable leaf(String name, double value) {
        return Variable.of(name, Tensor.scalar(DType.FLOAT64, value));
    }
}
