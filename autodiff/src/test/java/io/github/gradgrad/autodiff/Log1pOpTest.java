package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Log1pOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return Elementary.log1p(x);
    }

    @Override
    double formula(double x) {
        return Math.log10(1 + x) * Math.log(10);
    }

    @Override
    Domain domain() {
        return Domain.between(0, 2);
    }

    @Test
    void keepsItsDigitsNearZero() {
        // x - x^2 / 2 + .., where the spacing of the doubles at 1 is 2e-16.
        assertEquals(1e-12 - 5e-25, Derivatives.at(1e-12, 0, Elementary::log1p)[0], 1e-27);
    }

    @Test
    void isMinusInfinityAtMinusOneWithAnInfiniteSlopeAndNotANumberBelow() {
        double[] expected = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertArrayEquals(expected, Derivatives.at(-1, 1, Elementary::log1p));
        assertEquals(Double.NaN, Derivatives.at(-2, 0, Elementary::log1p)[0]);
    }
}
