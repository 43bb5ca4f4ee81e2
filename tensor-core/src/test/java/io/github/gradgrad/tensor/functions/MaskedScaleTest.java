package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedScaleTest {
    @ParameterizedTest
    @CsvSource({
        "8, 1, 8",
        "8, -1, 2",
        "-8, -1, -2",
        "8, 1e-300, 8",
        "8, Infinity, 8",
        "8, -Infinity, 2",
        "Infinity, -1, Infinity",
        "NaN, 1, NaN",
        "NaN, -1, NaN",
    })
    void gIsScaledWhereXIsNotPositive(double g, double x, double expected) {
        assertEquals(expected, new MaskedScale(0.25).apply(g, x));
    }

    @ParameterizedTest
    @CsvSource({"Infinity", "-Infinity", "NaN"})
    void slopeZeroLeavesNothingOfWhatIsMaskedOut(double g) {
        assertEquals(0, new MaskedScale(0).apply(g, -1));
        assertEquals(0, new MaskedScale(0).apply(g, 0));
        assertEquals(g, new MaskedScale(0).apply(g, 1));
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.0"})
    void atZeroTheSlopeIsThatOfTheLeftSide(double x) {
        assertEquals(2, new MaskedScale(0.25).apply(8, x));
        assertEquals(0, new MaskedScale(0).apply(8, x));
    }
}
