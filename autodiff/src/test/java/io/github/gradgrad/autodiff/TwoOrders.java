package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function differentiated twice, with random cotangent v and directions u: y, g = d&lt;v, y&gt;/dx, and h = dS/d(x, v)
 * for S = the sum of &lt;u, g&gt;.
 *
 * <p>Names the nodes, which {@link OpCatalogTest} looks through, and the values, which {@link OpContractTest} compares.
 */
record TwoOrders(Variable y, List<Variable> g, List<Variable> h) {
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
        return new TwoOrders(y, g, Pullback.ofScalar(s).zerosForUnused().differentiableGradients(xsAndV));
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

    /** The same numbers for either element type. */
    private static Tensor direction(Tensor like, RandomStream random) {
        return Domain.between(0.5, 1.5).sample(like.shape(), random).cast(like.dtype());
    }
}
