package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class MaximumOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return Elementary.maximum(a, b);
    }

    @Override
    double formula(double a, double b) {
        return (a + b + Math.abs(a - b)) / 2;
    }

    /** Between the values of a lie those of b. */
    @Override
    Domain domainOfA() {
        return Domain.grid(-2, 2, 0.5, 0);
    }

    @Override
    Domain domainOfB() {
        return Domain.grid(-2, 2, 0.5, 0.25);
    }

    @Test
    void aTieIsSharedByHalf() {
        assertArrayEquals(new double[] {3, 0.5, 0}, Derivatives.at(3, 2, x -> Elementary.maximum(x, x.detach())));
        assertArrayEquals(new double[] {3, 0.5, 0}, Derivatives.at(3, 2, x -> Elementary.maximum(x.detach(), x)));
        assertArrayEquals(new double[] {3, 1, 0}, Derivatives.at(3, 2, x -> Elementary.maximum(x, x)));
    }

    @Test
    void aNumberFarBelowLeavesTheOtherExactly() {
        assertArrayEquals(
                new double[] {1, 1, 0},
                Derivatives.at(1, 2, x -> Elementary.maximum(x, x.detach().sub(1e300))));
    }

    @Test
    void passesNotANumberOn() {
        assertArrayEquals(
                new double[] {Double.NaN}, Derivatives.at(Double.NaN, 0, x -> Elementary.maximum(x, x.number(1))));
    }
}
