package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class CosOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return Elementary.cos(x);
    }

    @Override
    double formula(double x) {
        return 1 - 2 * Math.pow(Math.sin(x / 2), 2);
    }

    @Test
    void itsFourthDerivativeIsItself() {
        double s = Math.sin(0.5), c = Math.cos(0.5);
        assertArrayEquals(new double[] {c, -s, -c, s, c}, Derivatives.at(0.5, 4, Elementary::cos), 1e-15);
    }
}
