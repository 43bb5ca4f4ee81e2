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
                formula("Cube", Activation.of("Cube", x -> x.square().mul(x)), x -> x * x * x));
    }

    private static Arguments formula(String name, Activation activation, DoubleUnaryOperator expected) {
        return Arguments.of(name, activation, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void itIsItsFormulaOfEachElement(String name, Activation activation, DoubleUnaryOperator expected) {
        Variable y = activation.forward(Variable.constant(Tensor.of(Shape.of(POINTS.length), POINTS)));
        assertArrayEquals(
                Arrays.stream(POINTS).map(expected).toArray(), y.value().toDoubles(), 1e-15);
        assertEquals(name, activation.toString());
    }
}
