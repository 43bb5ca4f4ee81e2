package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    @ParameterizedTest
    @CsvSource({
        "8, 0, 8",
        "8, -0.99, 8",
        "8, 2.99, 8",
        "8, -1.01, 0",
        "8, 3.01, 0",
        "8, -Infinity, 0",
        "8, NaN, 8",
        "Infinity, 4, 0",
        "NaN, 4, 0",
        "NaN, 2, NaN",
    })
    void gPassesWhereXIsBetween(double g, double x, double expected) {
        assertEquals(expected, new Gate(-1, 3, true).apply(g, x));
        assertEquals(expected, new Gate(-1, 3, false).apply(g, x));
    }

    @ParameterizedTest
    @CsvSource({"-1", "3"})
    void theLimitsAreBetweenIfItIsClosed(double x) {
        assertEquals(8, new Gate(-1, 3, true).apply(8, x));
        assertEquals(0, new Gate(-1, 3, false).apply(8, x));
    }

    @ParameterizedTest
    @CsvSource({"-1e300", "0", "1e300"})
    void withoutLimitsEverythingPasses(double x) {
        assertEquals(8, new Gate(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true).apply(8, x));
    }
}
