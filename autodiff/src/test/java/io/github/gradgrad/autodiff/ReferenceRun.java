package io.github.gradgrad.autodiff;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case of the reference, computed as FORMAT.md section 2.2 says.
 *
 * @param y the value
 * @param graph everything that was computed up to the second order
 * @param deviations from the reference by tensor: y; first order g0, g1, ..; second order h0, h1, .., hv
 */
record ReferenceRun(Variable y, Graph graph, Map<String, Double> deviations) {
    static ReferenceRun of(ReferenceCase c) {
        List<Variable> xs = c.inputs().stream().map(Variable::of).toList();
        Variable v = Variable.of(c.tensor("v"));
        List<Variable> xsAndV = new ArrayList<>(xs);
        xsAndV.add(v);

        Variable y = ReferenceOps.apply(c, xs);
        Pullback first = y.pullback(v).zerosForUnused();
        List<Variable> g = first.differentiableGradients(xs);
        Pullback second = Pullback.ofScalar(directional(g, c)).zerosForUnused();
        List<Variable> h = second.differentiableGradients(xsAndV);

        Map<String, Double> deviations = new LinkedHashMap<>();
        compare(deviations, c, "y", y.value());
        compareAll(deviations, c, "g", values(g));
        compareAll(deviations, c, "g", first.gradients(xs));
        compareAll(deviations, c, "h", values(h));
        compareAll(deviations, c, "h", second.gradients(xsAndV));

        List<Variable> outputs = new ArrayList<>(List.of(y));
        outputs.addAll(g);
        outputs.addAll(h);
        return new ReferenceRun(y, Graph.of(outputs.toArray(Variable[]::new)), deviations);
    }

    /** The largest deviation of the value (order 0), of the first derivatives, or of the second. */
    double deviation(int order) {
        String letter = List.of("y", "g", "h").get(order);
        return deviations.entrySet().stream()
                .filter(e -> e.getKey().startsWith(letter))
                .mapToDouble(Map.Entry::getValue)
                .reduce(0, Math::max);
    }

    /** S = the sum of &lt;u_i, g_i&gt;. */
    private static Variable directional(List<Variable> g, ReferenceCase c) {
        Variable s = Variable.constant(Tensor.scalar(DType.FLOAT64, 0));
        for (int i = 0; i < g.size(); i++) {
            s = s.add(g.get(i).mul(Variable.constant(c.tensor("u" + i))).sum());
        }
        return s;
    }

    private static List<Tensor> values(List<Variable> variables) {
        return variables.stream().map(Variable::value).toList();
    }

    /** The tensor that comes after those of the inputs is the one of v. */
    private static void compareAll(
            Map<String, Double> deviations, ReferenceCase c, String letter, List<Tensor> actual) {
        int inputs = c.inputs().size();
        for (int i = 0; i < actual.size(); i++) {
            compare(deviations, c, i < inputs ? letter + i : letter + "v", actual.get(i));
        }
    }

    private static void compare(Map<String, Double> deviations, ReferenceCase c, String key, Tensor actual) {
        Tensor expected = c.tensor(key);
        boolean relative = key.equals("y") && c.hasTag("tiny");
        double deviation = relative ? Deviation.tiny(actual, expected) : Deviation.of(actual, expected);
        deviations.merge(key, deviation, Math::max);
    }
}
