package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SafeReciprocalOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return Elementary.safeReciprocal(x);
    }

    @Override
    double formula(double x) {
        return Math.pow(x, -1);
    }

    @Override
    Domain domain() {
        return Domain.between(1, 3);
    }

    @Test
    void isAnOrdinaryReciprocalBelowZero() {
        // 1/x, -1/x^2, 2/x^3
        assertArrayEquals(new double[] {-0.5, -0.25, -0.25}, Derivatives.at(-2, 2, Elementary::safeReciprocal));
    }

    @Test
    void isZeroAtZeroWithAllItsDerivatives() {
        assertArrayEquals(new double[] {0, 0, 0, 0}, Derivatives.at(0, 3, Elementary::safeReciprocal));
    }
}
