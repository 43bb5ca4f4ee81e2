package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnaryTest {
    /** Each function by another formula than its own. */
    static Stream<Arguments> formulas() {
        return Stream.of(
                arguments(Unary.NEG, (UnaryFunction) x -> 0 - x),
                arguments(Unary.ABS, (UnaryFunction) x -> x < 0 ? -x : x),
                arguments(Unary.EXP, (UnaryFunction) x -> Math.pow(Math.E, x)),
                arguments(Unary.LOG, (UnaryFunction) x -> Math.log10(x) * Math.log(10)),
                arguments(Unary.SQRT, (UnaryFunction) x -> Math.pow(x, 0.5)),
                arguments(Unary.SQUARE, (UnaryFunction) x -> Math.pow(x, 2)),
                arguments(Unary.RECIPROCAL, (UnaryFunction) x -> Math.pow(x, -1)),
                arguments(Unary.SAFE_RECIPROCAL, (UnaryFunction) x -> Math.pow(x, -1)),
                arguments(Unary.TANH, (UnaryFunction) x -> Math.sinh(x) / Math.cosh(x)),
                arguments(Unary.SIGMOID, (UnaryFunction) x -> (1 + Math.tanh(x / 2)) / 2),
                arguments(Unary.SOFTPLUS, (UnaryFunction) x -> Math.log(1 + Math.exp(x))));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void valuesAreThoseOfTheFormula(Unary f, UnaryFunction formula) {
        boolean positiveOnly = f == Unary.LOG || f == Unary.SQRT;
        for (double x = positiveOnly ? 0.25 : -5.75; x < 6; x += 0.5) {
            double expected = formula.apply(x);
            assertEquals(expected, f.apply(x), 1e-12 * Math.max(1, Math.abs(expected)), f + "(" + x + ")");
        }
    }

    @Test
    void everyFunctionHasAFormulaHere() {
        assertEquals(Unary.values().length, formulas().count());
    }

    @ParameterizedTest
    @CsvSource({
        "NEG, 0, -0.0",
        "NEG, -Infinity, Infinity",
        "ABS, -0.0, 0",
        "ABS, -Infinity, Infinity",
        "EXP, 0, 1",
        "EXP, 1000, Infinity",
        "EXP, -1000, 0",
        "EXP, -Infinity, 0",
        "LOG, 1, 0",
        "LOG, 0, -Infinity",
        "LOG, -1, NaN",
        "LOG, Infinity, Infinity",
        "SQRT, 0, 0",
        "SQRT, -1, NaN",
        "SQRT, Infinity, Infinity",
        "SQUARE, -0.0, 0",
        "SQUARE, -Infinity, Infinity",
        "RECIPROCAL, 0, Infinity",
        "RECIPROCAL, -0.0, -Infinity",
        "RECIPROCAL, Infinity, 0",
        "SAFE_RECIPROCAL, 0, 0",
        "SAFE_RECIPROCAL, -0.0, 0",
        "SAFE_RECIPROCAL, -Infinity, -0.0",
        "TANH, -0.0, -0.0",
        "TANH, 1000, 1",
        "TANH, -Infinity, -1",
        "SIGMOID, 0, 0.5",
        "SIGMOID, 1000, 1",
        "SIGMOID, -1000, 0",
        "SIGMOID, Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SOFTPLUS, 1000, 1000",
        "SOFTPLUS, -1000, 0",
        "SOFTPLUS, Infinity, Infinity",
        "SOFTPLUS, -Infinity, 0",
    })
    void limitsAreReachedWithoutOverflow(Unary f, double x, double expected) {
        assertEquals(expected, f.apply(x));
    }

    @ParameterizedTest
    @EnumSource
    void aNaNStaysOne(Unary f) {
        assertEquals(Double.NaN, f.apply(Double.NaN));
    }

    @Test
    void theTailsOfSigmoidAndSoftplusKeepTheirDigits() {
        // For x far below 0 both are exp(x) - O(exp(2 x)).
        for (double x : new double[] {-40, -100, -700}) {
            assertEquals(1, Unary.SIGMOID.apply(x) / Math.exp(x), 1e-15);
            assertEquals(1, Unary.SOFTPLUS.apply(x) / Math.exp(x), 1e-15);
        }
    }

    @Test
    void theDerivativeOfSoftplusIsSigmoid() {
        double h = 1e-5;
        for (double x = -20; x <= 20; x++) {
            double slope = (Unary.SOFTPLUS.apply(x + h) - Unary.SOFTPLUS.apply(x - h)) / (2 * h);
            assertEquals(Unary.SIGMOID.apply(x), slope, 1e-9);
        }
    }

    @Test
    void errorsNameAFunctionInLowerCase() {
        assertEquals("safe_reciprocal", Unary.SAFE_RECIPROCAL.toString());
    }
}
