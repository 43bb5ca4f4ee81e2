package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.GradientCheck;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** What the tests of layers have in common. */
final class LayerChecks {
    private LayerChecks() {}

    /** Standard normal numbers, FLOAT64. */
    static Tensor normal(long seed, int... dims) {
        return RandomStream.of(seed).normal(DType.FLOAT64, Shape.of(dims));
    }

    /** The numbers 1, 2, 3 .. as a FLOAT64 tensor. */
    static Tensor counting(int... dims) {
        return Tensor.generate(DType.FLOAT64, Shape.of(dims), i -> i + 1);
    }

    /** The output in evaluation. */
    static Tensor output(Layer layer, Tensor x) {
        return layer.forward(Variable.constant(x)).value();
    }

    /** The output in training, with the random numbers of a seed. */
    static Tensor trained(Layer layer, Tensor x, long seed) {
        return layer.forward(Variable.constant(x), Pass.training(RandomStream.of(seed)))
                .value();
    }

    static void assertClose(Tensor expected, Tensor actual) {
        double deviation = Deviation.of(actual, expected);
        assertTrue(deviation <= 1e-12, "deviation " + deviation + ": expected " + expected + ", got " + actual);
    }

    /** Gives a parameter random values, so that nothing is hidden by zeros and ones. */
    static Parameter randomise(Layer layer, int parameter, long seed) {
        Parameter p = layer.parameters().get(parameter);
        p.update(RandomStream.of(seed).normal(p.dtype(), p.shape()));
        return p;
    }

    /** Both derivatives with respect to the input, in evaluation and in training with a fixed seed. */
    static void assertDerivatives(Layer layer, Tensor x) {
        GradientCheck.of(xs -> layer.forward(xs.get(0))).at(x);
        GradientCheck.of(xs -> layer.forward(xs.get(0), Pass.training(RandomStream.of(7))))
                .at(x);
    }

    static void assertRefuses(String message, Layer layer, int... dims) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> output(layer, normal(1, dims)))
                        .getMessage());
    }
}
