package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ErfOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return Elementary.erf(x);
    }

    @Override
    double formula(double x) {
        // The alternating Maclaurin series: sum of (-1)^n x^(2n+1) / (n! (2n+1)).
        double sum = 0, power = x;
        for (int n = 0; n < 60; n++) {
            sum += power / (2 * n + 1);
            power *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    @Test
    void isOneFarToTheRightWithAllDerivativesZero() {
        assertArrayEquals(new double[] {1, 0, 0}, Derivatives.at(1000, 2, Elementary::erf));
        assertArrayEquals(new double[] {-1, 0, 0}, Derivatives.at(-1000, 2, Elementary::erf));
    }

    @Test
    void hasTheSlopeOfTheBellCurveAtZero() {
        // 2 / sqrt(pi) exp(-x^2), then -2 x times that
        assertArrayEquals(new double[] {0, 2 / Math.sqrt(Math.PI), 0}, Derivatives.at(0, 2, Elementary::erf), 1e-15);
    }
}
