package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SingularValuesTest {
    @Test
    void knownMatricesHaveTheirKnownValues() {
        assertArrayEquals(
                new double[] {5, 3},
                SingularValues.of(Tensor.of(Shape.of(2, 3), 3.0, 2.0, 2.0, 2.0, 3.0, -2.0)),
                1e-14);
        assertArrayEquals(
                new double[] {3, 2, 0},
                SingularValues.of(Tensor.of(Shape.of(3, 3), 0.0, -3.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0)),
                1e-14);
        assertArrayEquals(new double[2], SingularValues.of(Tensor.zeros(DType.FLOAT32, Shape.of(5, 2))));
    }

    /** The sum of their squares is that of the elements, and their product |det|: here the Hilbert matrix of order 4. */
    @Test
    void smallValuesAreAccurate() {
        Tensor hilbert = Tensor.generate(DType.FLOAT64, Shape.of(4, 4), i -> 1.0 / (i / 4 + i % 4 + 1));
        double[] values = SingularValues.of(hilbert);

        assertEquals(1 / 6_048_000.0, Arrays.stream(values).reduce(1, (x, y) -> x * y), 1e-18);
        assertEquals(
                Arrays.stream(hilbert.toDoubles()).map(x -> x * x).sum(),
                Arrays.stream(values).map(x -> x * x).sum(),
                1e-14);
        assertThrows(IllegalArgumentException.class, () -> SingularValues.of(Tensor.scalar(DType.FLOAT32, 1)));
    }
}
