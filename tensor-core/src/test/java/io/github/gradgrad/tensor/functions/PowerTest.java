package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    @ParameterizedTest
    @CsvSource({
        "3, 0, 1",
        "3, 1, 3",
        "-3, 2, 9",
        "-3, 3, -27",
        "4, 0.5, 2",
        "4, -1.5, 0.125",
        "0, 0, 1",
        "0, 2, 0",
        "0, -1, Infinity",
        "-4, 0.5, NaN",
        "NaN, 2, NaN",
    })
    void valuesArePowers(double x, double exponent, double expected) {
        assertEquals(expected, new Power(exponent).apply(x));
    }
}
