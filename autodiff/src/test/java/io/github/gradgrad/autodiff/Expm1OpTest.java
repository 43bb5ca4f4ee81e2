package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Expm1OpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return Elementary.expm1(x);
    }

    @Override
    double formula(double x) {
        return Math.tanh(x / 2) * (Math.exp(x) + 1);
    }

    @Test
    void keepsItsDigitsNearZero() {
        // x + x^2 / 2 + .., where the spacing of the doubles at 1 is 2e-16.
        assertEquals(1e-12 + 5e-25, Derivatives.at(1e-12, 0, Elementary::expm1)[0], 1e-27);
    }

    @Test
    void itsDerivativesFarToTheLeftKeepTheirDigitsToo() {
        double e = Math.exp(-50);
        assertArrayEquals(new double[] {-1, e, e}, Derivatives.at(-50, 2, Elementary::expm1), 1e-14 * e);
    }
}
