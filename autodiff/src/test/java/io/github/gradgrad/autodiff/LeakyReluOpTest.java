package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeakyReluOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.of(0.0, 0.2, 1.0, -1.0)
                .flatMap(slope -> UnaryContractTest.AWKWARD.stream()
                        .map(shape -> new Example(
                                "slope " + slope + ", " + shape,
                                xs -> xs.get(0).leakyRelu(slope),
                                inputs -> inputs.get(0).map(x -> Math.max(x, 0) + slope * Math.min(x, 0)),
                                List.of(shape),
                                List.of(Domain.between(-2, 2).awayFrom(0)))));
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.empty();
    }

    @Test
    void takesTheLeftSideAtZero() {
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(0, 2, Variable::relu));
        assertArrayEquals(new double[] {0, 0.2, 0}, Derivatives.at(0, 2, x -> x.leakyRelu(0.2)));
    }

    @Test
    void reluOfMinusInfinityIsZero() {
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(Double.NEGATIVE_INFINITY, 2, Variable::relu));
    }

    @Test
    void passesNotANumberOn() {
        assertEquals(Double.NaN, Derivatives.at(Double.NaN, 0, Variable::relu)[0]);
    }

    /** What makes a ReLU's second derivative free: nothing is computed for it, and no zeros are stored. */
    @Test
    void gradientDoesNotDependOnThePointButThroughAnAbsentZero() {
        Variable x = Variable.of(Tensor.scalar(DType.FLOAT64, 3)), v = Variable.of(Tensor.scalar(DType.FLOAT64, 1));
        Variable g = x.relu().pullback(v).differentiableGradients(List.of(x)).get(0);
        Variable h = g.differentiableGradient(x);
        assertEquals(0, h.item());
        assertFalse(h.isDifferentiable());
    }
}
