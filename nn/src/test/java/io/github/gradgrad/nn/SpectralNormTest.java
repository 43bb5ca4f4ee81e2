package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpectralNormTest {
    private final RandomStream random = RandomStream.of(2);

    /** The singular values of [[3, 0], [4, 5]] are sqrt(45) and sqrt(5), three times apart: 15 iterations give 3^-30. */
    @Test
    void aNewLayerKnowsTheSpectralNormOfItsWeight() {
        SpectralNorm norm = SpectralNorm.of(linear(3, 0, 4, 5), random);

        assertEquals(Math.sqrt(45), norm.sigma(), 1e-12);
    }

    @Test
    void theLayerComputesWithItsWeightDividedBySigma() {
        SpectralNorm norm = SpectralNorm.of(linear(3, 0, 4, 5), random);
        Variable x = Variable.of(Tensor.of(Shape.of(1, 2), 1.0, 2));

        Tensor y = norm.forward(x).value();

        assertEquals(3 / Math.sqrt(45), y.at(0), 1e-12);
        assertEquals(14 / Math.sqrt(45), y.at(1), 1e-12);
    }

    @Test
    void onlyIterateMovesTheVectors() {
        Linear linear = linear(3, 0, 4, 5);
        SpectralNorm norm = SpectralNorm.of(linear, random);
        linear.weight().update(Tensor.of(Shape.of(2, 2), 1.0, 2, 0, 1));
        Map<String, Tensor> before = norm.stateDict();

        norm.forward(Variable.of(Tensor.of(Shape.of(1, 2), 1.0, 2)), Pass.training(random));
        assertEquals(before, norm.stateDict());

        norm.iterate();
        assertNotEquals(before, norm.stateDict());
    }

    @Test
    void theStateHasTheVectorsBesideTheLayersOwnParameters() {
        SpectralNorm norm = SpectralNorm.of(linear(3, 0, 4, 5), random);
        norm.named("critic");

        assertEquals(
                List.of("critic.weight", "critic.bias", "critic.weight_u", "critic.weight_v"),
                List.copyOf(norm.stateDict().keySet()));
    }

    /** With a rank of 1 the kernel's matrix is its own square root of a sum of squares. */
    @Test
    void aTransposedConvolutionIsSeenByItsOutputs() {
        ConvTranspose2d layer = ConvTranspose2d.of(
                DType.FLOAT64, Shape.of(3, 1, 2, 2), ConvGeometry.of(1, 0), Initialisers.constant(0.5), random);

        assertEquals(Shape.of(1, 12), layer.matrix(layer.weight().variable()).shape());
        assertEquals(Math.sqrt(12 * 0.25), SpectralNorm.of(layer, random).sigma(), 1e-12);
    }

    private Linear linear(double... weight) {
        Linear linear = Linear.of(DType.FLOAT64, 2, 2, Initialisers.zeros(), random);
        linear.weight().update(Tensor.of(Shape.of(2, 2), weight));
        return linear;
    }
}
