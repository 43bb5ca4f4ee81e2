package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SinOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return Elementary.sin(x);
    }

    @Override
    double formula(double x) {
        return 2 * Math.sin(x / 2) * Math.cos(x / 2);
    }

    @Test
    void itsFourthDerivativeIsItself() {
        double s = Math.sin(0.5), c = Math.cos(0.5);
        assertArrayEquals(new double[] {s, c, -s, -c, s}, Derivatives.at(0.5, 4, Elementary::sin), 1e-15);
    }
}
