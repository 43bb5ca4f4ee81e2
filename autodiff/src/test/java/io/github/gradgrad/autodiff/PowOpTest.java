package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PowOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        Domain any = Domain.between(-2, 2), positive = Domain.between(1, 3);
        return Stream.of(
                        Stream.of(0.0, 1.0, 2.0, 3.0, 5.0).flatMap(p -> examples(p, any)),
                        Stream.of(0.5, -1.0, -1.5).flatMap(p -> examples(p, positive)))
                .flatMap(examples -> examples);
    }

    private static Stream<Example> examples(double p, Domain domain) {
        return UnaryContractTest.AWKWARD.stream()
                .map(shape -> new Example(
                        "exponent " + p + ", " + shape,
                        xs -> Elementary.pow(xs.get(0), p),
                        inputs -> inputs.get(0).map(x -> formula(x, p)),
                        List.of(shape),
                        List.of(domain)));
    }

    private static double formula(double x, double p) {
        if (p != Math.rint(p)) return Math.exp(p * Math.log(x));
        double product = 1;
        for (int i = 0; i < Math.abs(p); i++) product *= x;
        return p < 0 ? 1 / product : product;
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.empty();
    }

    @Test
    void aWholePowerHasItsDerivativesAtZero() {
        assertArrayEquals(new double[] {0, 0, 0, 6, 0, 0}, Derivatives.at(0, 5, x -> Elementary.pow(x, 3)));
    }

    @Test
    void aRootHasAnInfiniteSlopeAtZero() {
        double[] expected = {0, Double.POSITIVE_INFINITY};
        assertArrayEquals(expected, Derivatives.at(0, 1, x -> Elementary.pow(x, 0.5)));
    }

    @Test
    void aFractionalPowerOfANegativeNumberIsNotANumber() {
        assertArrayEquals(new double[] {Double.NaN}, Derivatives.at(-1, 0, x -> Elementary.pow(x, 0.5)));
    }
}
