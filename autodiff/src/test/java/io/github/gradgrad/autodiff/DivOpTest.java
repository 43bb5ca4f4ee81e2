package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DivOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return a.div(b);
    }

    @Override
    double formula(double a, double b) {
        return a * Math.pow(b, -1);
    }

    @Override
    Domain domainOfB() {
        return Domain.between(1, 3);
    }

    @Test
    void dividesByANegativeNumber() {
        // 1/x, -1/x^2, 2/x^3
        assertArrayEquals(new double[] {-0.5, -0.25, -0.25}, Derivatives.at(-2, 2, DivOpTest::reciprocal));
    }

    @Test
    void isInfiniteAtZeroAsIeeeDivisionIs() {
        double[] expected = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        assertArrayEquals(expected, Derivatives.at(0, 1, DivOpTest::reciprocal));
    }

    private static Variable reciprocal(Variable x) {
        return Variable.constant(Tensor.scalar(DType.FLOAT64, 1)).div(x);
    }
}
