package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class OperatorNormTest {
    private final RandomStream random = RandomStream.of(2);

    @Test
    void aLinearLayersIsTheLargestSingularValue() {
        Linear linear = Linear.of(DType.FLOAT64, 2, 2, Initialisers.zeros(), random);
        linear.weight().update(Tensor.of(Shape.of(2, 2), 3.0, 0, 4, 5));

        assertEquals(Math.sqrt(45), OperatorNorm.of(linear, Shape.of(2)), 1e-9);
    }

    /**
     * A row of ones over an image of width n, zeros around it, is the tridiagonal matrix of ones, with the eigenvalues 1 + 2
     * cos(k pi / (n + 1)). The reshaped kernel has the norm sqrt(3), so dividing by that does not make it 1-Lipschitz.
     */
    @Test
    void aConvolutionsIsNotThatOfItsReshapedKernel() {
        Conv2d row = Conv2d.of(
                DType.FLOAT64,
                Shape.of(1, 1, 1, 3),
                ConvGeometry.of(1, 0).withPadding(0, 1),
                Initialisers.constant(1),
                random);
        double exact = 1 + 2 * Math.cos(Math.PI / 9);
        SpectralNorm norm = SpectralNorm.of(row, random);

        assertEquals(Math.sqrt(3), norm.sigma(), 1e-12);
        assertEquals(exact, OperatorNorm.of(row, Shape.of(1, 4, 8)), 1e-9);
        assertEquals(exact / Math.sqrt(3), OperatorNorm.of(norm, Shape.of(1, 4, 8)), 1e-9);
        assertTrue(OperatorNorm.of(norm, Shape.of(1, 4, 8)) > 1.6);
    }

    /** Windows that do not overlap: each is multiplied by the same row, so that its norm is that of the row. */
    @Test
    void theStrideCounts() {
        Conv2d apart =
                Conv2d.of(DType.FLOAT64, Shape.of(1, 1, 2, 2), ConvGeometry.of(2, 0), Initialisers.constant(3), random);

        assertEquals(6, OperatorNorm.of(apart, Shape.of(1, 6, 6)), 1e-9);
    }

    @Test
    void theBiasDoesNotCount() {
        Linear linear = Linear.of(DType.FLOAT32, 3, 1, Initialisers.constant(2), random);
        linear.parameters().get(1).update(Tensor.of(Shape.of(1), 100f));

        assertEquals(Math.sqrt(12), OperatorNorm.of(linear, Shape.of(3)), 1e-9);
    }
}
