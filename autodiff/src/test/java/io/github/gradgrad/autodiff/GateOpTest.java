package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return new GateOp(-0.5, 1, true).apply(a, b);
    }

    @Override
    double formula(double a, double b) {
        return -0.5 < b && b < 1 ? a : 0;
    }

    @Override
    Domain domainOfB() {
        return Domain.between(-2, 2).awayFrom(-0.5).awayFrom(1);
    }

    @Test
    void atALimitAPassesIfItIsClosed() {
        for (double limit : new double[] {-0.5, 1}) {
            assertArrayEquals(new double[] {6, 3, 0}, Derivatives.at(2, 2, a -> gated(a.mul(3), limit, true)));
            assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(2, 2, a -> gated(a.mul(3), limit, false)));
        }
    }

    private static Variable gated(Variable a, double b, boolean closed) {
        return new GateOp(-0.5, 1, closed).apply(a, a.number(b));
    }

    @Test
    void givesAnAbsentGradientToWhatChooses() {
        Variable a = Variable.of(Tensor.scalar(DType.FLOAT64, 3)), b = Variable.of(Tensor.scalar(DType.FLOAT64, 0));
        Variable y = new GateOp(-0.5, 1, true).apply(a, b);
        assertNull(new GateOp(-0.5, 1, true).pullBack(1, y, List.of(a, b), y));
    }
}
