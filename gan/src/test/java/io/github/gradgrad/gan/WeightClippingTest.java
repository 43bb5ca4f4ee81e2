package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightClippingTest {
    @Test
    void everyParameterIsLimitedBiasesIncluded() {
        Parameter weight = Parameter.of("weight", Tensor.of(Shape.of(2, 2), 0.5, -0.5, 2.0, -3.0));
        Parameter bias = Parameter.of("bias", Tensor.of(Shape.of(3), -1.0, 0.25, 7.0));

        new WeightClipping(-1, 0.75).afterUpdate(List.of(weight, bias));

        assertEquals(Tensor.of(Shape.of(2, 2), 0.5, -0.5, 0.75, -1.0), weight.value());
        assertEquals(Tensor.of(Shape.of(3), -1.0, 0.25, 0.75), bias.value());
    }

    @Test
    void thePapersLimitsAreAHundredth() {
        Parameter weight = Parameter.of("weight", Tensor.of(Shape.of(4), -1f, -0.005f, 0.01f, 0.011f));

        WeightClipping.PAPER.afterUpdate(List.of(weight));

        assertEquals(Tensor.of(Shape.of(4), -0.01f, -0.005f, 0.01f, 0.01f), weight.value());
    }

    @ParameterizedTest
    @CsvSource({"1, -1", "0.5, 0.5", "NaN, 1", "-1, NaN", "-Infinity, 1", "-1, Infinity"})
    void limitsThatLimitNothingAreRefused(double min, double max) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new WeightClipping(min, max));
        assertEquals(
                "weight clipping: two finite limits, the lower first, expected; got " + min + " and " + max,
                e.getMessage());
    }
}
