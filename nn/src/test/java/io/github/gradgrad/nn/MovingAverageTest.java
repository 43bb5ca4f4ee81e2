package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovingAverageTest {
    private final Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(2), 1.0, -2.0));
    private final MovingAverage average = MovingAverage.of(List.of(theta), 0.75);

    @Test
    void itStartsAtTheValuesAndFollowsThem() {
        assertEquals(Map.of("theta", Tensor.of(Shape.of(2), 1.0, -2.0)), average.values());
        theta.update(Tensor.of(Shape.of(2), 5.0, -2.0));
        average.update();
        assertEquals(Map.of("theta", Tensor.of(Shape.of(2), 2.0, -2.0)), average.values());
        average.update();
        assertEquals(Map.of("theta", Tensor.of(Shape.of(2), 2.75, -2.0)), average.values());
    }

    @Test
    void theParametersAreLeftAlone() {
        theta.update(Tensor.of(Shape.of(2), 5.0, 5.0));
        average.update();
        assertEquals(Tensor.of(Shape.of(2), 5.0, 5.0), theta.value());
    }

    @Test
    void aRestoredAverageGoesOn() {
        average.restore(Map.of("theta", Tensor.of(Shape.of(2), 9.0, -2.0)));
        average.update();
        assertEquals(Map.of("theta", Tensor.of(Shape.of(2), 7.0, -2.0)), average.values());
    }

    @Test
    void whatDoesNotMatchIsReported() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> average.restore(Map.of("theta", Tensor.of(Shape.of(1), 9.0))))
                .getMessage();
        assertEquals("the moving average does not match: theta is FLOAT64[1], expected FLOAT64[2]", message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aDecayIsFromZeroToOne(double decay) {
        String message = assertThrows(IllegalArgumentException.class, () -> MovingAverage.of(List.of(theta), decay))
                .getMessage();
        assertEquals("moving average: a decay from 0 to 1 expected, got " + decay, message);
    }
}
