package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The paths of PyTorch's optimisers, step by step, with all their options. */
class OptimiserReferenceTest {
    private static final double TOLERANCE = 1e-12;

    @TestFactory
    Stream<DynamicTest> paths() {
        List<ReferenceCase> cases = ReferenceData.nets("optimiser");
        if (ReferenceData.isEmbedded()) assertEquals(30, cases.size());
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> follow(c)));
    }

    private static Optimiser optimiser(String name, List<Parameter> parameters, Attributes o) {
        double rate = o.real("lr"), decay = o.real("weight_decay");
        return switch (name) {
            case "sgd" -> sgd(new Sgd(parameters, rate).weightDecay(decay), o);
            case "rmsprop" -> rmsProp(new RmsProp(parameters, rate).weightDecay(decay), o);
            case "adam" -> {
                Adam adam = new Adam(parameters, rate)
                        .betas(o.real("beta1"), o.real("beta2"))
                        .epsilon(o.real("eps"))
                        .weightDecay(decay);
                yield o.flag("amsgrad") ? adam.amsGrad() : adam;
            }
            case "adamw" -> {
                AdamW adamW = new AdamW(parameters, rate)
                        .betas(o.real("beta1"), o.real("beta2"))
                        .epsilon(o.real("eps"))
                        .weightDecay(decay);
                yield o.flag("amsgrad") ? adamW.amsGrad() : adamW;
            }
            case "adagrad" ->
                new Adagrad(parameters, rate)
                        .rateDecay(o.real("lr_decay"))
                        .initialSum(o.real("initial_accumulator_value"))
                        .epsilon(o.real("eps"))
                        .weightDecay(decay);
            default -> throw new IllegalArgumentException("no optimiser " + name);
        };
    }

    private static Sgd sgd(Sgd sgd, Attributes o) {
        double momentum = o.real("momentum");
        return o.flag("nesterov")
                ? sgd.nesterov(momentum)
                : sgd.momentum(momentum).dampening(o.real("dampening"));
    }

    private static RmsProp rmsProp(RmsProp rmsProp, Attributes o) {
        rmsProp.alpha(o.real("alpha")).epsilon(o.real("eps")).momentum(o.real("momentum"));
        return o.flag("centered") ? rmsProp.centred() : rmsProp;
    }

    private static void follow(ReferenceCase c) {
        List<Parameter> parameters = c.params().stream()
                .map(p -> Parameter.of(p, c.tensor("start/" + p)))
                .toList();
        Optimiser optimiser =
                optimiser(c.index().text("optimiser"), parameters, c.index().object("options"));
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
