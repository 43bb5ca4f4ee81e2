package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** {@link Flatten} and {@link Reshape}. */
class SampleShapeTest {
    private static Variable counted(int... dims) {
        return Variable.constant(Tensor.generate(DType.FLOAT32, Shape.of(dims), i -> i));
    }

    @Test
    void flattenMakesOneRowOfEachSample() {
        Variable x = counted(2, 3, 4), y = Flatten.of().forward(x);
        assertEquals(Shape.of(2, 12), y.shape());
        assertArrayEquals(x.value().toDoubles(), y.value().toDoubles());
    }

    @Test
    void flattenOfNumbersMakesRowsOfOne() {
        assertEquals(Shape.of(5, 1), Flatten.of().forward(counted(5)).shape());
    }

    @Test
    void flattenRefusesAScalar() {
        assertThrows(IllegalArgumentException.class, () -> Flatten.of().forward(counted()));
    }

    @Test
    void reshapeKeepsTheSamplesApart() {
        Variable x = counted(2, 12), y = Reshape.of(3, 2, 2).forward(x);
        assertEquals(Shape.of(2, 3, 2, 2), y.shape());
        assertArrayEquals(x.value().toDoubles(), y.value().toDoubles());
    }

    @Test
    void reshapeRefusesSamplesOfAnotherSize() {
        // 24 elements in both cases: as a whole they would fit.
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Reshape.of(2, 2).forward(counted(3, 8)))
                .getMessage();
        assertEquals("Reshape[2, 2]: samples of 4 elements expected, [N, ...], got [3, 8]", message);
        assertThrows(IllegalArgumentException.class, () -> Reshape.of().forward(counted()));
    }
}
