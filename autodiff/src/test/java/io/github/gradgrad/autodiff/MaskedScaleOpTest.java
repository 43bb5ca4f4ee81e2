package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedScaleOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return new MaskedScaleOp(0.2).apply(a, b);
    }

    @Override
    double formula(double a, double b) {
        return b > 0 ? a : a / 5;
    }

    @Override
    Domain domainOfB() {
        return Domain.between(-2, 2).awayFrom(0);
    }

    @Test
    void scalesAtZero() {
        assertArrayEquals(
                new double[] {0.6, 0, 0},
                Derivatives.at(0, 2, b -> new MaskedScaleOp(0.2).apply(b.add(3).detach(), b)),
                1e-15);
    }

    @Test
    void givesAbsentGradientsToWhatChooses() {
        Variable a = Variable.of(Tensor.scalar(DType.FLOAT64, 3)), b = Variable.of(Tensor.scalar(DType.FLOAT64, 1));
        Variable y = new MaskedScaleOp(0.2).apply(a, b);
        assertNull(new MaskedScaleOp(0.2).pullBack(1, y, List.of(a, b), y));
    }
}
