package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClippingTest {
    /** As one vector (3, 0, -4), whose norm is 5. */
    private static final List<Tensor> GRADIENTS =
            List.of(Tensor.of(Shape.of(2, 1), 3.0, 0.0), Tensor.of(Shape.of(1), -4.0));

    @Test
    void theNormIsThatOfAllGradientsAsOneVector() {
        assertEquals(5, GradientClipping.norm(GRADIENTS));
    }

    @Test
    void theNormOfFloatsIsSummedInDoublePrecision() {
        // In FLOAT32, 2^24 + 1 is 2^24: the ones would be lost.
        Tensor g = Tensor.generate(DType.FLOAT32, Shape.of(1025), i -> i == 0 ? 4096 : 1);
        assertEquals(Math.sqrt(4096.0 * 4096 + 1024), GradientClipping.norm(List.of(g)), 1e-9);
    }

    @Test
    void aLongGradientIsShortenedAndKeepsItsDirection() {
        double factor = 0.5 / (5 + 1e-6);
        List<Tensor> clipped = GradientClipping.byNorm(GRADIENTS, 0.5);
        assertEquals(Tensor.of(Shape.of(2, 1), 3 * factor, 0.0), clipped.get(0));
        assertEquals(Tensor.of(Shape.of(1), -4 * factor), clipped.get(1));
    }

    @Test
    void aShortGradientStaysAsItIs() {
        assertEquals(GRADIENTS, GradientClipping.byNorm(GRADIENTS, 5.1));
    }

    @Test
    void eachElementIsLimited() {
        assertEquals(
                List.of(Tensor.of(Shape.of(2, 1), 3.0, 0.0), Tensor.of(Shape.of(1), -3.5)),
                GradientClipping.byValue(GRADIENTS, 3.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aLimitIsAboveZero(double limit) {
        assertEquals(
                "byNorm: a limit above 0 expected, got " + limit,
                assertThrows(IllegalArgumentException.class, () -> GradientClipping.byNorm(GRADIENTS, limit))
                        .getMessage());
        assertEquals(
                "byValue: a limit above 0 expected, got " + limit,
                assertThrows(IllegalArgumentException.class, () -> GradientClipping.byValue(GRADIENTS, limit))
                        .getMessage());
    }
}
