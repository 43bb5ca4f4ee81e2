package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ExpOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.exp();
    }

    @Override
    double formula(double x) {
        return Math.pow(Math.E, x);
    }

    @Test
    void isZeroWithoutNanFarToTheLeft() {
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(-1000, 2, Variable::exp));
    }

    @Test
    void overflowsToInfinityFarToTheRight() {
        double infinity = Double.POSITIVE_INFINITY;
        assertArrayEquals(new double[] {infinity, infinity, infinity}, Derivatives.at(1000, 2, Variable::exp));
    }
}
