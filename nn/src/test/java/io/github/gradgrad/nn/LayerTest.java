package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerTest {
    /** The layer of the Javadoc: y = factor x. */
    private static final class Scale extends Layer {
        private final Parameter factor = Parameter.of("factor", Tensor.of(Shape.of(), 3.0));

        @Override
        public Variable forward(Variable x, Pass pass) {
            return x.mul(factor.variable());
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(factor);
        }
    }

    /** A layer made of layers: y = x + second(first(x)). */
    private static final class Residual extends Layer {
        private final Layer first = new Scale().named("first");
        private final Layer second = new Scale().named("second");

        @Override
        public Variable forward(Variable x, Pass pass) {
            return x.add(second.forward(first.forward(x, pass), pass));
        }

        @Override
        public List<Parameter> parameters() {
            return Stream.of(first, second)
                    .flatMap(layer -> layer.parameters().stream())
                    .toList();
        }
    }

    @Test
    void aLayerOfOnesOwnIsAForwardAndItsParameters() {
        Scale scale = new Scale();
        Variable y = scale.forward(Variable.constant(Tensor.of(Shape.of(2), 1.0, -2.0)));
        assertEquals(Tensor.of(Shape.of(2), 3.0, -6.0), y.value());
        assertEquals(Tensor.of(Shape.of(), -1.0), y.sum().gradient(scale.factor.variable()));
        assertEquals("Scale", scale.toString());
    }

    @Test
    void anOwnersNameComesBeforeThoseOfItsParts() {
        Layer network = Sequential.of(new Residual(), new Scale()).named("critic");
        assertEquals(
                List.of("critic.0.first.factor", "critic.0.second.factor", "critic.1.factor"),
                network.parameters().stream().map(Parameter::name).toList());
    }

    @Test
    void theLeafItselfCarriesTheFullName() {
        Layer network = Sequential.of(new Scale()).named("critic");
        Parameter factor = network.parameters().get(0);
        assertEquals("critic.0.factor", factor.variable().name().orElseThrow());
        Variable other = Variable.of(Tensor.of(Shape.of(), 1.0));
        String message = assertThrows(IllegalArgumentException.class, () -> other.gradient(factor.variable()))
                .getMessage();
        assertEquals(
                "gradients: variable [] does not depend on critic.0.factor [];"
                        + " ask for zerosForUnused() if that is meant",
                message);
    }

    @Test
    void aLayerHasOneOwner() {
        Layer shared = Linear.of(2, 3, Initialisers.zeros(), RandomStream.of(1));
        Sequential.of(shared);
        String message = assertThrows(IllegalStateException.class, () -> Sequential.of(Activation.relu(), shared))
                .getMessage();
        assertEquals(
                "named: Linear(2 -> 3) cannot become \"1\", it is already \"0\" of its owner; make a second layer",
                message);
        assertEquals("0.weight", shared.parameters().get(0).name());
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Scale().named(""));
    }

    @Test
    void aLayerWithoutAClassNameIsALayer() {
        Layer doubled = new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                return x.mul(2);
            }
        };
        assertEquals("Layer", doubled.toString());
        assertEquals(List.of(), doubled.parameters());
    }
}
