package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTest {
    private static Linear zeros(int in, int out) {
        return Linear.of(DType.FLOAT64, in, out, Initialisers.zeros(), RandomStream.of(1));
    }

    @Test
    void outputIsInputTimesTransposedWeightPlusBias() {
        Linear layer = zeros(2, 3);
        Tensor weight = Tensor.of(Shape.of(3, 2), 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        Parameters.load(layer.parameters(), Map.of("weight", weight, "bias", Tensor.of(Shape.of(3), 0.5, 0.25, 0.125)));
        Variable y = layer.forward(Variable.constant(Tensor.of(Shape.of(2, 2), 1.0, 10.0, -1.0, 0.0)));
        // Row 0: 1*1 + 2*10, 1*3 + 4*10, 1*5 + 6*10; row 1: the first column of the weight, negated.
        assertEquals(Tensor.of(Shape.of(2, 3), 21.5, 43.25, 65.125, -0.5, -2.75, -4.875), y.value());
    }

    @Test
    void withoutBiasThereIsNone() {
        Linear layer = Linear.withoutBias(2, 1, Initialisers.constant(2), RandomStream.of(1));
        assertEquals(
                List.of("weight"),
                layer.parameters().stream().map(Parameter::name).toList());
        Variable y = layer.forward(Variable.constant(Tensor.of(Shape.of(1, 2), 3f, 4f)));
        assertEquals(Tensor.of(Shape.of(1, 1), 14f), y.value());
        assertEquals("Linear(2 -> 1, no bias)", layer.toString());
    }

    @Test
    void weightIsInitialisedAndBiasIsZero() {
        Linear layer = Linear.of(3, 4, Initialisers.heUniform(), RandomStream.of(5));
        Tensor weight = Initialisers.heUniform().create(DType.FLOAT32, Shape.of(4, 3), RandomStream.of(5));
        assertEquals(
                Map.of("weight", weight, "bias", Tensor.zeros(DType.FLOAT32, Shape.of(4))),
                Parameters.toMap(layer.parameters()));
    }

    @Test
    void withoutAnInitialiserWeightAndBiasAreUniformBelowOneOverTheRootOfTheFanIn() {
        Linear layer = Linear.of(25, 400, RandomStream.of(6));
        for (Parameter parameter : layer.parameters()) {
            double largest = Arrays.stream(parameter.value().toDoubles())
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            // Of 400 numbers uniform in [-0.2, 0.2) none exceeds 0.19 with probability 0.95^400 = 1e-9.
            assertTrue(largest <= 0.2f && largest > 0.19, parameter + ": " + largest);
        }
    }

    @Test
    void twoLayersOfOneStreamDiffer() {
        RandomStream random = RandomStream.of(1);
        Linear first = Linear.of(2, 2, Initialisers.heNormal(), random);
        Linear second = Linear.of(2, 2, Initialisers.heNormal(), random);
        assertNotEquals(Parameters.toMap(first.parameters()), Parameters.toMap(second.parameters()));
    }

    @Test
    void anInputOfAnotherShapeIsRefusedWithTheParametersName() {
        Sequential network = Sequential.of(zeros(2, 3), Activation.relu(), zeros(4, 1));
        Variable x = Variable.constant(Tensor.zeros(DType.FLOAT64, Shape.of(8, 2)));
        String message = assertThrows(IllegalArgumentException.class, () -> network.forward(x))
                .getMessage();
        assertEquals("Linear(4 -> 1): input [N, 4] expected, got [8, 3] (at 2.weight)", message);
        Variable flat = Variable.constant(Tensor.zeros(DType.FLOAT64, Shape.of(2)));
        assertThrows(IllegalArgumentException.class, () -> network.forward(flat));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void thereIsAtLeastOneInputAndOneOutput(int in, int out) {
        assertThrows(IllegalArgumentException.class, () -> zeros(in, out));
        assertThrows(IllegalArgumentException.class, () -> Linear.of(in, out, RandomStream.of(1)));
    }
}
