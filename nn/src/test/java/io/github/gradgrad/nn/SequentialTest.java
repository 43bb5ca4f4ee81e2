package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTest {
    private static Linear linear(int in, int out) {
        return Linear.of(in, out, Initialisers.constant(1), RandomStream.of(1));
    }

    private static List<String> names(Layer layer) {
        return layer.parameters().stream().map(Parameter::name).toList();
    }

    @Test
    void layersAreAppliedInOrder() {
        Sequential chain =
                Sequential.of(Activation.of("AddOne", x -> x.add(1)), Activation.of("Double", x -> x.mul(2)));
        Variable y = chain.forward(Variable.constant(Tensor.of(Shape.of(1), 3.0)));
        assertEquals(Tensor.of(Shape.of(1), 8.0), y.value());
    }

    @Test
    void parametersAreNamedByPositionActivationsCounted() {
        Sequential chain = Sequential.of(linear(2, 3), Activation.relu(), linear(3, 1));
        assertEquals(List.of("0.weight", "0.bias", "2.weight", "2.bias"), names(chain));
    }

    @Test
    void chainsNest() {
        Sequential inner = Sequential.of(linear(2, 2), linear(2, 2));
        Sequential outer = Sequential.of(Flatten.of(), inner);
        assertEquals(List.of("1.0.weight", "1.0.bias", "1.1.weight", "1.1.bias"), names(outer));
    }

    @Test
    void anEmptyChainIsTheIdentity() {
        Variable x = Variable.of(Tensor.of(Shape.of(1), 3.0));
        assertSame(x, Sequential.of().forward(x));
    }

    @Test
    void aLayerCannotBeGivenTwice() {
        Linear twice = linear(2, 2);
        assertThrows(IllegalStateException.class, () -> Sequential.of(twice, twice));
    }

    @Test
    void chainsWithinChainsAreIndented() {
        assertEquals(
                """
                Sequential(
                  0: Residual(
                    block: Sequential(
                      0: Linear(2 -> 2)
                      1: Relu))
                  1: Sequential)""",
                Sequential.of(Residual.of(Sequential.of(linear(2, 2), Activation.relu())), Sequential.of())
                        .toString());
    }

    @Test
    void itReadsAsTheListOfItsLayers() {
        Sequential chain =
                Sequential.of(linear(2, 8), Activation.leakyRelu(0.2), linear(8, 4), Reshape.of(1, 2, 2), Flatten.of());
        assertEquals("""
                Sequential(
                  0: Linear(2 -> 8)
                  1: LeakyRelu(0.2)
                  2: Linear(8 -> 4)
                  3: Reshape[1, 2, 2]
                  4: Flatten)""", chain.toString());
    }
}
