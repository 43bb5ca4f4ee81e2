package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BinaryTest {
    @ParameterizedTest
    @CsvSource({
        "ADD, 3, -5, -2",
        "ADD, Infinity, -Infinity, NaN",
        "SUB, 3, -5, 8",
        "SUB, -5, 3, -8",
        "SUB, Infinity, Infinity, NaN",
        "MUL, 3, -5, -15",
        "MUL, 0, Infinity, NaN",
        "MUL, 0, -5, -0.0",
        "DIV, 3, -5, -0.6",
        "DIV, -5, 3, -1.6666666666666667",
        "DIV, 1, 0, Infinity",
        "DIV, 1, -0.0, -Infinity",
        "DIV, 0, 0, NaN",
        "MAXIMUM, 3, -5, 3",
        "MAXIMUM, -5, 3, 3",
        "MAXIMUM, -0.0, 0, 0",
        "MAXIMUM, -Infinity, 3, 3",
        "MINIMUM, 3, -5, -5",
        "MINIMUM, -5, 3, -5",
        "MINIMUM, 0, -0.0, -0.0",
        "MINIMUM, Infinity, 3, 3",
        "SHARE, 3, -5, 1",
        "SHARE, -5, 3, 0",
        "SHARE, 3, 3, 0.5",
        "SHARE, 0, -0.0, 0.5",
        "SHARE, Infinity, 3, 1",
        "SHARE, -Infinity, -Infinity, 0.5",
    })
    void valuesAreThoseOfArithmetic(Binary f, double a, double b, double expected) {
        assertEquals(expected, f.apply(a, b));
    }

    @ParameterizedTest
    @EnumSource
    void aNaNOnEitherSideGivesNaN(Binary f) {
        assertEquals(Double.NaN, f.apply(Double.NaN, 1));
        assertEquals(Double.NaN, f.apply(1, Double.NaN));
    }

    @Test
    void errorsNameAFunctionInLowerCase() {
        assertEquals("maximum", Binary.MAXIMUM.toString());
    }
}
