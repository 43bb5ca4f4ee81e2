package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return new ShareOp().apply(a, b);
    }

    @Override
    double formula(double a, double b) {
        return (1 + Math.signum(a - b)) / 2;
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
    void isAHalfAtATieWithoutDerivatives() {
        assertArrayEquals(new double[] {0.5, 0, 0}, Derivatives.at(3, 2, x -> new ShareOp().apply(x, x.detach())));
        assertArrayEquals(new double[] {0.5, 0, 0}, Derivatives.at(3, 2, x -> new ShareOp().apply(x.detach(), x)));
    }

    @Test
    void givesAbsentGradients() {
        Variable a = Variable.of(Tensor.scalar(DType.FLOAT64, 3)), b = Variable.of(Tensor.scalar(DType.FLOAT64, 1));
        Variable y = new ShareOp().apply(a, b);
        assertNull(new ShareOp().pullBack(0, y, List.of(a, b), y));
        assertNull(new ShareOp().pullBack(1, y, List.of(a, b), y));
    }
}
