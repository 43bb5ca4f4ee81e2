package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The loss has a gradient's norm in it, as a penalty does. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 1})
    void inPlaceValueAndDerivativesAreTheSame(double slope) {
        Variable w = Variable.of(Tensor.generate(DType.FLOAT64, Shape.of(3, 4), i -> Math.sin(2.5 * i)));
        List<Tensor> expected = penalised(w, z -> z.leakyRelu(slope));
        new Workspace().run(() -> {
            List<Variable> given = new ArrayList<>();
            assertEquals(expected, penalised(w, z -> {
                given.add(z);
                return Activations.leakyReluInPlace(z, slope);
            }));
            assertTrue(given.get(0).value().isUsedUp());
            return w;
        });
        assertEquals(expected, penalised(w, z -> Activations.leakyReluInPlace(z, slope)));
    }

    private static List<Tensor> penalised(Variable w, UnaryOperator<Variable> activation) {
        Variable x = Variable.of(Tensor.generate(DType.FLOAT64, Shape.of(2, 3), i -> i - 2.25));
        Variable y = activation.apply(x.matmul(w)).square().sum();
        Variable loss = y.add(y.differentiableGradient(x).square().sum());
        return List.of(loss.value(), loss.gradient(w));
    }

    @Test
    void inPlaceANegativeSlopeIsRefused() {
        Variable x = Variable.of(Tensor.scalar(DType.FLOAT64, 3));
        for (double slope : new double[] {-0.1, Double.NaN}) {
            Exception e = assertThrows(IllegalArgumentException.class, () -> Activations.leakyReluInPlace(x, slope));
            assertTrue(
                    String.valueOf(e.getMessage()).startsWith("leakyReluInPlace: a slope of at least 0 expected"),
                    e::getMessage);
        }
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
