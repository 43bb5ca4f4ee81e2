package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SigmoidOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.sigmoid();
    }

    @Override
    double formula(double x) {
        return (1 + Math.tanh(x / 2)) / 2;
    }

    @Test
    void isFlatWithoutNanFarFromZero() {
        assertArrayEquals(new double[] {1, 0, 0}, Derivatives.at(1000, 2, Variable::sigmoid));
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(-1000, 2, Variable::sigmoid));
    }
}
