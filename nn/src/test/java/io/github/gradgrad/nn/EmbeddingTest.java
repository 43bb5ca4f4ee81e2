package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.GradientCheck;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private final Embedding layer =
            Embedding.of(DType.FLOAT64, 3, 2, (dtype, shape, random) -> LayerChecks.counting(3, 2), RandomStream.of(1));

    @Test
    void eachIndexGivesItsVector() {
        Tensor expected = Tensor.of(Shape.of(2, 2, 2), 5.0, 6.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertEquals(expected, output(layer, Tensor.of(Shape.of(2, 2), 2.0, 0.0, 1.0, 2.0)));
        assertEquals(expected.reshape(Shape.of(4, 2)), layer.lookUp(2, 0, 1, 2).value());
    }

    @Test
    void aVectorGetsTheGradientsOfAllItsUses() {
        Tensor gradient =
                layer.lookUp(2, 0, 2).sum().gradient(layer.parameters().get(0).variable());
        assertEquals(Tensor.of(Shape.of(3, 2), 1.0, 1.0, 0.0, 0.0, 2.0, 2.0), gradient);
    }

    @Test
    void itIsDifferentiableTwiceWithWhatFollows() {
        Linear linear = Linear.of(DType.FLOAT64, 2, 1, Initialisers.glorotUniform(), RandomStream.of(2));
        GradientCheck.of(xs -> linear.forward(layer.lookUp(1, 1).mul(xs.get(0))).tanh())
                .at(LayerChecks.normal(3, 2, 2));
    }

    @Test
    void anIndexWithoutVectorIsRefused() {
        for (double index : new double[] {-1, 3, 0.5, Double.NaN}) {
            assertEquals(
                    "Embedding(3 of 2): an index from 0 to 2 expected, got " + index + " (at weight)",
                    assertThrows(IllegalArgumentException.class, () -> output(layer, Tensor.of(Shape.of(1), index)))
                            .getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> Embedding.of(0, 2, RandomStream.of(1)));
    }
}
