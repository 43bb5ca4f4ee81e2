package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClampOpTest extends OpContractTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Override
    Stream<Example> examples() {
        return Stream.of(
                        examples(-0.5, 1, true),
                        examples(-0.5, 1, false),
                        examples(-INFINITY, 0.5, true),
                        examples(-0.5, INFINITY, false))
                .flatMap(examples -> examples);
    }

    private static Stream<Example> examples(double min, double max, boolean closed) {
        return UnaryContractTest.AWKWARD.stream()
                .map(shape -> new Example(
                        min + " to " + max + " " + closed + ", " + shape,
                        xs -> new ClampOp(min, max, closed).apply(xs.get(0)),
                        inputs -> inputs.get(0).map(x -> x < min ? min : x > max ? max : x),
                        List.of(shape),
                        List.of(Domain.between(-2, 2).awayFrom(min).awayFrom(max))));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2)));
        return Stream.of(
                Refusal.of(() -> Elementary.clamp(x, 1, -1), "clamp", "min 1.0", "max -1.0"),
                Refusal.of(() -> Activations.hardtanh(x, Double.NaN, 1), "clamp", "min NaN"));
    }

    @Test
    void atALimitTheDerivativeIsThatOfTheInsideIfItIsClosed() {
        for (double limit : new double[] {-1, 1}) {
            assertArrayEquals(new double[] {limit, 1, 0}, Derivatives.at(limit, 2, x -> Elementary.clamp(x, -1, 1)));
            assertArrayEquals(
                    new double[] {limit, 0, 0}, Derivatives.at(limit, 2, x -> Activations.hardtanh(x, -1, 1)));
        }
    }

    @Test
    void withoutALimitItIsTheIdentityOnThatSide() {
        assertArrayEquals(new double[] {1e300, 1, 0}, Derivatives.at(1e300, 2, x -> Elementary.clamp(x, 0, INFINITY)));
        assertArrayEquals(
                new double[] {-1e300, 1, 0}, Derivatives.at(-1e300, 2, x -> Elementary.clamp(x, -INFINITY, 0)));
    }
}
