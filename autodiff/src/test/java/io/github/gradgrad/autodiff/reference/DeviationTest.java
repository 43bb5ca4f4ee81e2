package io.github.gradgrad.autodiff.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DeviationTest {
    @Test
    void isRelativeToTheLargestReferenceValueAboveOne() {
        assertEquals(0.5, Deviation.of(vector(4, 9), vector(4, 10)) * 5, 1e-15);
        assertEquals(0.25, Deviation.of(vector(0.25, 0), vector(0, 0)));
    }

    @Test
    void tinyValuesAreMeasuredByTheirOwnSize() {
        assertEquals(0.5, Deviation.tiny(vector(1e-9, 3e-9), vector(1e-9, 2e-9)), 1e-12);
    }

    @Test
    void notANumberIsNeverSmall() {
        assertEquals(Double.NaN, Deviation.of(vector(1, Double.NaN), vector(1, 2)));
        assertEquals(Double.NaN, Deviation.of(vector(Double.NaN, 2), vector(1, 2)));
        assertEquals(Double.POSITIVE_INFINITY, Deviation.of(vector(1, Double.POSITIVE_INFINITY), vector(1, 2)));
    }

    @Test
    void shapesMustBeEqual() {
        assertThrows(AssertionError.class, () -> Deviation.of(vector(1, 2), Tensor.of(Shape.of(1, 2), 1.0, 2)));
    }

    private static Tensor vector(double... values) {
        return Tensor.of(Shape.of(values.length), values);
    }
}
