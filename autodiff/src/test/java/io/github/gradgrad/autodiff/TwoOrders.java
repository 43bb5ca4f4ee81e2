package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A function differentiated twice, with random cotangent v and directions u: y, g = d&lt;v, y&gt;/dx, and h = dS/d(x, v)
 * for S = the sum of &lt;u, g&gt;.
 *
 * <p>Names the nodes, which {@link OpCatalogTest} looks through, and the values, which {@link OpContractTest} compares.
 */
record TwoOrders(List<Variable> xs, Variable y, List<Variable> g, List<Variable> h) {
    static TwoOrders of(GradientCheck.Function function, List<Tensor> inputs) {
        RandomStream random = RandomStream.of(7);
        List<Variable> xs = inputs.stream().map(Variable::of).toList();
        Variable y = function.apply(xs);
        Variable v = Variable.of(direction(y.value(), random));
        List<Variable> g = y.pullback(v).zerosForUnused().differentiableGradients(xs);

        Variable s = Variable.constant(Tensor.scalar(y.dtype(), 0));
        for (Variable gradient : g) {
            s = s.add(gradient.mul(Variable.constant(direction(gradient.value(), random)))
                    .sum());
        }
        List<Variable> xsAndV = Stream.concat(xs.stream(), Stream.of(v)).toList();
        return new TwoOrders(xs, y, g, Pullback.ofScalar(s).zerosForUnused().differentiableGradients(xsAndV));
    }

    /** The values of y, g and h. */
    List<Tensor> all() {
        return Stream.of(List.of(y), g, h)
                .flatMap(List::stream)
                .map(Variable::value)
                .toList();
    }

    /** Everything that was computed on the way. */
    Graph graph() {
        List<Variable> outputs = new ArrayList<>(List.of(y));
        outputs.addAll(g);
        outputs.addAll(h);
        return Graph.of(outputs.toArray(Variable[]::new));
    }

    /** The ops through which g depends on x, and so through which the second derivative goes. */
    Set<String> throughWhich() {
        List<Variable> nodes = Graph.of(g.toArray(Variable[]::new)).nodes();
        Set<Variable> fromX = new HashSet<>(xs), toG = new HashSet<>(g);
        for (Variable v : nodes) if (flowing(v).stream().anyMatch(fromX::contains)) fromX.add(v);
        for (int i = nodes.size() - 1; i >= 0; i--) if (toG.contains(nodes.get(i))) toG.addAll(flowing(nodes.get(i)));
        Set<String> ops = new TreeSet<>();
        for (Variable v : nodes) if (v.op() != null && fromX.contains(v) && toG.contains(v)) ops.add(v.op().name());
        return ops;
    }

    /** The inputs for which the op of v has a gradient that is not absent. */
    private static List<Variable> flowing(Variable v) {
        List<Variable> flowing = new ArrayList<>();
        for (int i = 0; i < v.inputs().size(); i++) {
            if (v.op().pullBack(i, Variable.constant(v.value()), v.inputs(), v) != null)
                flowing.add(v.inputs().get(i));
        }
        return flowing;
    }

    /** The same numbers for either element type. */
    private static Tensor direction(Tensor like, RandomStream random) {
        return Domain.between(0.5, 1.5).sample(like.shape(), random).cast(like.dtype());
    }
}
