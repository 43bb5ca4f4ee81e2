package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakyReluTest {
    @ParameterizedTest
    @CsvSource({
        "0.2, 3, 3",
        "0.2, -3, -0.6000000000000001",
        "0.25, -4, -1",
        "0.25, 0, 0",
        "0.25, Infinity, Infinity",
        "0.25, -Infinity, -Infinity",
        "-1, -4, 4",
        "1, -4, -4",
        "0.25, NaN, NaN",
    })
    void theNegativeSideIsScaledByTheSlope(double slope, double x, double expected) {
        assertEquals(expected, new LeakyRelu(slope).apply(x));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "-3, 0", "0, 0", "-0.0, 0", "Infinity, Infinity", "-Infinity, 0", "NaN, NaN"})
    void slopeZeroIsTheRelu(double x, double expected) {
        assertEquals(expected, new LeakyRelu(0).apply(x));
    }

    @Test
    void maskedScaleIsTheDerivativeTimesG() {
        double h = 1e-6;
        for (double slope : new double[] {0, 0.2, 1}) {
            LeakyRelu f = new LeakyRelu(slope);
            for (double x : new double[] {-2, -0.5, 0.5, 2}) {
                double derivative = (f.apply(x + h) - f.apply(x - h)) / (2 * h);
                assertEquals(3 * derivative, new MaskedScale(slope).apply(3, x), 1e-9);
            }
        }
    }
}
