package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClampTest {
    @ParameterizedTest
    @CsvSource({
        "-2, -1",
        "-1, -1",
        "-0.5, -0.5",
        "0, 0",
        "3, 3",
        "3.5, 3",
        "Infinity, 3",
        "-Infinity, -1",
        "NaN, NaN",
    })
    void valuesOutsideBecomeTheNearerLimit(double x, double expected) {
        assertEquals(expected, new Clamp(-1, 3).apply(x));
    }

    @Test
    void limitsMayBeEqual() {
        assertEquals(2, new Clamp(2, 2).apply(5));
    }

    @ParameterizedTest
    @CsvSource({"3, -1", "NaN, 1", "0, NaN"})
    void limitsInTheWrongOrderAreNamed(double min, double max) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> new Clamp(min, max));
        assertEquals("clamp: min <= max expected, got min " + min + ", max " + max, e.getMessage());
    }
}
