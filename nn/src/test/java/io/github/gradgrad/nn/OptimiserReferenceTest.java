package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The paths of PyTorch's optimisers, step by step, for the options that these optimisers have. */
class OptimiserReferenceTest {
    private static final double TOLERANCE = 1e-12;

    @TestFactory
    Stream<DynamicTest> sgd() {
        return tests("sgd", c -> true, (p, o) -> new Sgd(p, o.real("lr")));
    }

    @TestFactory
    Stream<DynamicTest> rmsProp() {
        return tests(
                "rmsprop",
                o -> !o.flag("centered"),
                (p, o) -> new RmsProp(p, o.real("lr")).alpha(o.real("alpha")).epsilon(o.real("eps")));
    }

    @TestFactory
    Stream<DynamicTest> adam() {
        return tests(
                "adam",
                o -> !o.flag("amsgrad"),
                (p, o) -> new Adam(p, o.real("lr"))
                        .betas(o.real("beta1"), o.real("beta2"))
                        .epsilon(o.real("eps")));
    }

    private interface Supported {
        boolean test(Attributes options);
    }

    private interface Maker {
        Optimiser make(List<Parameter> parameters, Attributes options);
    }

    private static Stream<DynamicTest> tests(String optimiser, Supported supported, Maker maker) {
        List<ReferenceCase> cases = ReferenceData.nets("optimiser").stream()
                .filter(c -> c.index().text("optimiser").equals(optimiser))
                .filter(c -> isPlain(c.index().object("options")))
                .filter(c -> supported.test(c.index().object("options")))
                .toList();
        if (ReferenceData.isEmbedded()) assertFalse(cases.isEmpty(), "no case for " + optimiser);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> follow(c, maker)));
    }

    /** Without the options that no optimiser here has. */
    private static boolean isPlain(Attributes options) {
        return options.real("weight_decay") == 0 && (!options.has("momentum") || options.real("momentum") == 0);
    }

    private static void follow(ReferenceCase c, Maker maker) {
        List<Parameter> parameters = c.params().stream()
                .map(p -> Parameter.of(p, c.tensor("start/" + p)))
                .toList();
        Optimiser optimiser = maker.make(parameters, c.index().object("options"));
        boolean recorded = c.index().text("mode").equals("recorded");
        for (int s = 0; s < c.index().integer("steps"); s++) {
            int step = s;
            optimiser.step(parameters.stream()
                    .map(p -> recorded ? row(c.tensor("grads/" + p.name()), step, p.shape()) : objective(c, p))
                    .toList());
            for (Parameter p : parameters) {
                double deviation = Deviation.of(p.value(), row(c.tensor("path/" + p.name()), s + 1, p.shape()));
                assertTrue(deviation <= TOLERANCE, p + " after step " + (s + 1) + ": deviation " + deviation);
            }
        }
    }

    /** The gradient a (theta - c) + b w cos(w theta) of the objective. */
    private static Tensor objective(ReferenceCase reference, Parameter p) {
        double[] a = values(reference, "a", p), b = values(reference, "b", p);
        double[] c = values(reference, "c", p),
                w = values(reference, "w", p),
                theta = p.value().toDoubles();
        return Tensor.generate(
                p.dtype(), p.shape(), i -> a[i] * (theta[i] - c[i]) + b[i] * w[i] * Math.cos(w[i] * theta[i]));
    }

    private static double[] values(ReferenceCase c, String coefficient, Parameter p) {
        return c.tensor(coefficient + "/" + p.name()).toDoubles();
    }

    private static Tensor row(Tensor rows, int row, Shape shape) {
        return Tensor.generate(rows.dtype(), shape, i -> rows.at(row * shape.size() + i));
    }
}
