package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SoftplusOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.softplus();
    }

    @Override
    double formula(double x) {
        return Math.log(1 + Math.exp(x));
    }

    @Test
    void isTheIdentityFarToTheRightAndZeroFarToTheLeft() {
        assertArrayEquals(new double[] {1000, 1, 0}, Derivatives.at(1000, 2, Variable::softplus));
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(-1000, 2, Variable::softplus));
    }

    @Test
    void keepsItsDigitsWhereItIsSmall() {
        // log(1 + e) = e - e^2/2 + .., where e = exp(-40) is far below the spacing of the doubles at 1.
        double e = Math.exp(-40);
        assertArrayEquals(new double[] {e, e, e}, Derivatives.at(-40, 2, Variable::softplus), 1e-14 * e);
    }
}
