package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Gradients, Hessians and Hessian-vector products of whole networks against libtorch: FORMAT.md, section 3.7. */
class HessianReferenceTest {
    private static final double BOUND = 1e-10;

    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.nets("hessian");
        assertFalse(cases.isEmpty(), "the reference data has no Hessian");
        return cases.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(ReferenceCase c) {
        Map<String, Variable> parameters = new HashMap<>();
        for (String name : c.params()) parameters.put(name, Variable.of(name, c.tensor("p/" + name)));
        List<Variable> xs = c.params().stream().map(parameters::get).toList();
        Flattened theta = Flattened.like(xs);

        Variable out = Variable.constant(c.tensor("x"));
        for (Attributes layer : c.layers()) out = apply(layer, parameters, out);
        Variable f = loss(c, out);
        Hessian hessian = Hessian.of(f, xs);

        Variable last = out;
        assertAll(
                c.name(),
                () -> compare(c, "out", last.value()),
                () -> compare(c, "loss", f.value()),
                () -> compare(c, "grad", joined(theta, f.gradients(xs))),
                () -> compare(c, "hessian", hessian.matrix()),
                () -> compare(c, "hvp", products(theta, hessian, c.tensor("dirs"))));
    }

    private static Variable apply(Attributes layer, Map<String, Variable> parameters, Variable x) {
        return switch (layer.text("type")) {
            case "linear" ->
                x.matmulTransposed(parameters.get(layer.text("weight"))).add(parameters.get(layer.text("bias")));
            case "tanh" -> x.tanh();
            case "relu" -> x.relu();
            case "leaky_relu" -> x.leakyRelu(layer.real("negative_slope"));
            case "silu" -> Activations.silu(x);
            case "elu" -> Activations.elu(x, layer.real("alpha"));
            case "softplus" -> Activations.softplus(x, layer.real("beta"), layer.real("threshold"));
            case "flatten" ->
                x.reshape(
                        Shape.of(x.shape().dim(0), x.shape().size() / x.shape().dim(0)));
            default -> throw new IllegalArgumentException("no layer of the type in " + layer);
        };
    }

    private static Variable loss(ReferenceCase c, Variable out) {
        return switch (c.index().text("loss")) {
            case "mse" -> Losses.mse(out, Variable.constant(c.tensor("target")), Reduction.MEAN);
            case "cross_entropy" -> Losses.crossEntropy(out, c.index().ints("target"), 0, Reduction.MEAN);
            default -> throw new IllegalArgumentException("no loss of the name in " + c.index());
        };
    }

    /** One Hessian-vector product for each row of directions. */
    private static Tensor products(Flattened theta, Hessian hessian, Tensor directions) {
        Variable rows = Variable.constant(directions);
        Variable[] products = new Variable[directions.shape().dim(0)];
        for (int k = 0; k < products.length; k++) {
            Variable direction = rows.slice(0, k, k + 1).reshape(Shape.of(theta.size()));
            List<Tensor> u =
                    theta.split(direction).stream().map(Variable::value).toList();
            products[k] = Variable.constant(joined(theta, hessian.times(u))).reshape(Shape.of(1, theta.size()));
        }
        return Variable.concat(0, products).value();
    }

    private static Tensor joined(Flattened theta, List<Tensor> parts) {
        return theta.join(parts.stream().map(Variable::constant).toList()).value();
    }

    private static void compare(ReferenceCase c, String key, Tensor actual) {
        double deviation = Deviation.of(actual, c.tensor(key));
        assertTrue(deviation <= BOUND, () -> c + " " + key + ": deviation " + deviation + ", bound " + BOUND);
    }
}
