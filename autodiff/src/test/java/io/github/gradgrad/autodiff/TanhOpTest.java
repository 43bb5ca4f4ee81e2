package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class TanhOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.tanh();
    }

    @Override
    double formula(double x) {
        return 1 - 2 / (Math.exp(2 * x) + 1);
    }

    @Test
    void isFlatWithoutNanFarFromZero() {
        assertArrayEquals(new double[] {1, 0, 0}, Derivatives.at(1000, 2, Variable::tanh));
        assertArrayEquals(new double[] {-1, 0, 0}, Derivatives.at(-1000, 2, Variable::tanh));
    }
}
