package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LogOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.log();
    }

    @Override
    double formula(double x) {
        return Math.log10(x) * Math.log(10);
    }

    @Override
    Domain domain() {
        return Domain.between(1, 3);
    }

    @Test
    void isMinusInfinityAtZeroWithAnInfiniteSlope() {
        double[] expected = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertArrayEquals(expected, Derivatives.at(0, 1, Variable::log));
    }

    @Test
    void isNotANumberBelowZero() {
        assertArrayEquals(new double[] {Double.NaN}, Derivatives.at(-1, 0, Variable::log));
    }
}
