package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SqrtOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.sqrt();
    }

    @Override
    double formula(double x) {
        return Math.pow(x, 0.5);
    }

    @Override
    Domain domain() {
        return Domain.between(1, 3);
    }

    @Test
    void hasAnInfiniteSlopeAtZero() {
        assertArrayEquals(new double[] {0, Double.POSITIVE_INFINITY}, Derivatives.at(0, 1, Variable::sqrt));
    }

    @Test
    void isNotANumberBelowZero() {
        assertArrayEquals(new double[] {Double.NaN}, Derivatives.at(-1, 0, Variable::sqrt));
    }
}
