package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.ArrayList;
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

    /** Whether nobody else reads what a layer is given is known only of what a linear layer or a convolution made. */
    @Test
    void inAStepAReluWritesOverWhatALinearLayerMadeAndNothingElse() {
        List<Variable> seen = new ArrayList<>();
        Layer looks = new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                seen.add(x);
                return x;
            }
        };
        Variable x = Variable.constant(Tensor.of(Shape.of(2, 2), -1f, 2f, 3f, -4f));
        Sequential direct = Sequential.of(linear(2, 3), Activation.leakyRelu(0.2));
        Sequential watched = Sequential.of(linear(2, 3), looks, Activation.leakyRelu(0.2));
        Tensor expected = Tensor.of(Shape.of(2, 3), 1f, 1f, 1f, -0.2f, -0.2f, -0.2f);
        new Workspace().run(() -> {
            Variable y = direct.forward(x), z = watched.forward(x);
            assertEquals(expected, y.value());
            assertEquals(expected, z.value());
            assertTrue(y.inputs().get(0).value().isUsedUp());
            assertFalse(seen.get(0).value().isUsedUp());
            return y;
        });
    }

    /** With convolutions, spectral normalisation and a tanh, whose derivative needs its result. */
    @Test
    void inAStepAPenaltyHasTheSameGradients() {
        RandomStream random = RandomStream.of(1);
        Sequential chain = Sequential.of(
                Conv2d.of(1, 3, 2, ConvGeometry.of(1, 0), random.split(0)),
                Activation.leakyRelu(0.2),
                Flatten.of(),
                SpectralNorm.of(Linear.of(12, 8, random.split(1)), random.split(2)),
                Activation.relu(),
                Linear.of(8, 8, random.split(3)),
                Activation.tanh(),
                Activation.relu(),
                Linear.of(8, 1, random.split(4)));
        List<Tensor> expected = penalty(chain);
        Workspace workspace = new Workspace();
        for (int step = 0; step < 2; step++) {
            List<Tensor> gradients = workspace.run(
                    () -> penalty(chain).stream().map(Tensor::keep).toList());
            assertEquals(expected, gradients);
        }
    }

    private static List<Tensor> penalty(Layer critic) {
        Variable x = Variable.of(RandomStream.of(2).normal(DType.FLOAT32, Shape.of(5, 1, 3, 3)));
        Variable slope = critic.forward(x).sum().differentiableGradient(x);
        return slope.square()
                .sum()
                .pullback()
                .zerosForUnused()
                .consuming()
                .gradients(Parameters.variables(critic.parameters()));
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
