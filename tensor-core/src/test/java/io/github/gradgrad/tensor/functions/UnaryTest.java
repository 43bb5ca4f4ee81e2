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
                arguments(Unary.EXPM1, (UnaryFunction) x -> Math.tanh(x / 2) * (Math.exp(x) + 1)),
                arguments(Unary.LOG, (UnaryFunction) x -> Math.log10(x) * Math.log(10)),
                arguments(Unary.LOG1P, (UnaryFunction) x -> Math.log10(1 + x) * Math.log(10)),
                arguments(Unary.SQRT, (UnaryFunction) x -> Math.pow(x, 0.5)),
                arguments(Unary.SQUARE, (UnaryFunction) x -> Math.pow(x, 2)),
                arguments(Unary.RECIPROCAL, (UnaryFunction) x -> Math.pow(x, -1)),
                arguments(Unary.SAFE_RECIPROCAL, (UnaryFunction) x -> Math.pow(x, -1)),
                arguments(Unary.SIN, (UnaryFunction) x -> 2 * Math.sin(x / 2) * Math.cos(x / 2)),
                arguments(Unary.COS, (UnaryFunction) x -> 1 - 2 * Math.pow(Math.sin(x / 2), 2)),
                arguments(Unary.ERF, (UnaryFunction) UnaryTest::integralOfTheBell),
                arguments(Unary.TANH, (UnaryFunction) x -> Math.sinh(x) / Math.cosh(x)),
                arguments(Unary.SIGMOID, (UnaryFunction) x -> (1 + Math.tanh(x / 2)) / 2),
                arguments(Unary.SOFTPLUS, (UnaryFunction) x -> Math.log(1 + Math.exp(x))));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void valuesAreThoseOfTheFormula(Unary f, UnaryFunction formula) {
        boolean positiveOnly = f == Unary.LOG || f == Unary.LOG1P || f == Unary.SQRT;
        for (double x = positiveOnly ? 0.25 : -5.75; x < 6; x += 0.5) {
            double expected = formula.apply(x);
            assertEquals(expected, f.apply(x), 1e-12 * Math.max(1, Math.abs(expected)), f + "(" + x + ")");
        }
    }

    /** 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x: the trapezoidal rule with two Richardson steps. */
    private static double integralOfTheBell(double x) {
        double coarse = trapezoids(x, 1 << 10), middle = trapezoids(x, 1 << 11), fine = trapezoids(x, 1 << 12);
        double first = (4 * middle - coarse) / 3, second = (4 * fine - middle) / 3;
        return 2 / Math.sqrt(Math.PI) * (16 * second - first) / 15;
    }

    private static double trapezoids(double x, int n) {
        double h = x / n, sum = (1 + Math.exp(-x * x)) / 2;
        for (int i = 1; i < n; i++) sum += Math.exp(-(i * h) * (i * h));
        return h * sum;
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
        "EXPM1, -0.0, -0.0",
        "EXPM1, 1000, Infinity",
        "EXPM1, -1000, -1",
        "EXPM1, -Infinity, -1",
        "LOG, 1, 0",
        "LOG, 0, -Infinity",
        "LOG, -1, NaN",
        "LOG, Infinity, Infinity",
        "LOG1P, -0.0, -0.0",
        "LOG1P, -1, -Infinity",
        "LOG1P, -2, NaN",
        "LOG1P, Infinity, Infinity",
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
        "SIN, -0.0, -0.0",
        "SIN, Infinity, NaN",
        "COS, -0.0, 1",
        "COS, Infinity, NaN",
        "ERF, 0, 0",
        "ERF, -0.0, -0.0",
        "ERF, 6, 1",
        "ERF, 1000, 1",
        "ERF, -1000, -1",
        "ERF, Infinity, 1",
        "ERF, -Infinity, -1",
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
    void nearZeroErfExpm1AndLog1pKeepTheirDigits() {
        // 2 x / sqrt(pi) - O(x^3), x + x^2/2 + O(x^3), x - x^2/2 + O(x^3)
        for (double x : new double[] {1e-9, -3e-9, 1e-300}) {
            assertEquals(1, Unary.ERF.apply(x) / (2 * x / Math.sqrt(Math.PI)), 1e-15);
            assertEquals(1, Unary.EXPM1.apply(x) / (x + x * x / 2), 1e-15);
            assertEquals(1, Unary.LOG1P.apply(x) / (x - x * x / 2), 1e-15);
        }
    }

    /** Abramowitz and Stegun (1964), tables 7.1 and 7.3: values on both sides of where the method changes. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5204998778", "1, 0.8427007929", "2, 0.9953222650"})
    void erfIsThatOfTheTables(double x, double expected) {
        assertEquals(expected, Unary.ERF.apply(x), 1e-10);
        assertEquals(-expected, Unary.ERF.apply(-x), 1e-10);
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
