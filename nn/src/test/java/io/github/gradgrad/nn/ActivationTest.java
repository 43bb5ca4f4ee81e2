package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
    private static final double[] POINTS = {-3, -0.5, 0, 0.25, 2};

    static Stream<Arguments> formulas() {
        return Stream.of(
                formula("Relu", Activation.relu(), x -> Math.max(x, 0)),
                formula("LeakyRelu(0.2)", Activation.leakyRelu(0.2), x -> x > 0 ? x : 0.2 * x),
                formula("Tanh", Activation.tanh(), Math::tanh),
                formula("Sigmoid", Activation.sigmoid(), x -> 1 / (1 + Math.exp(-x))),
                formula("Softplus", Activation.softplus(), x -> Math.log(1 + Math.exp(x))),
                formula("LogSigmoid", Activation.logSigmoid(), x -> -Math.log(1 + Math.exp(-x))),
                formula("Elu(0.5)", Activation.elu(0.5), x -> x > 0 ? x : 0.5 * (Math.exp(x) - 1)),
                formula(
                        "Selu",
                        Activation.selu(),
                        x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1))),
                formula("Gelu", Activation.gelu(), x -> x * normalDistribution(x)),
                formula(
                        "GeluTanh",
                        Activation.geluTanh(),
                        x -> x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2),
                formula("Silu", Activation.silu(), x -> x / (1 + Math.exp(-x))),
                formula("Mish", Activation.mish(), x -> x * Math.tanh(Math.log(1 + Math.exp(x)))),
                formula("Hardtanh(-1.0, 0.5)", Activation.hardtanh(-1, 0.5), x -> Math.max(-1, Math.min(0.5, x))),
                formula("Softmax(0)", Activation.softmax(0), x -> Math.exp(x) / sumOfExponentials()),
                formula("Cube", Activation.of("Cube", x -> x.square().mul(x)), x -> x * x * x));
    }

    private static double sumOfExponentials() {
        return Arrays.stream(POINTS).map(Math::exp).sum();
    }

    /** 1/2 + the density times (x + x^3/3 + x^5/15 + ..), each term the last one times x^2 / (2k + 1). */
    private static double normalDistribution(double x) {
        double sum = 0, term = x;
        for (int k = 1; k < 100; k++) {
            sum += term;
            term *= x * x / (2 * k + 1);
        }
        return 0.5 + Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
    }

    private static Arguments formula(String name, Activation activation, DoubleUnaryOperator expected) {
        return Arguments.of(name, activation, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void itIsItsFormulaOfEachElement(String name, Activation activation, DoubleUnaryOperator expected) {
        Variable y = activation.forward(Variable.constant(Tensor.of(Shape.of(POINTS.length), POINTS)));
        assertArrayEquals(
                Arrays.stream(POINTS).map(expected).toArray(), y.value().toDoubles(), 1e-14);
        assertEquals(name, activation.toString());
    }
}
