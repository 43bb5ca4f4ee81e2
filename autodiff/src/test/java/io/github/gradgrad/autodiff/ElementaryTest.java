package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compositions of the family; its ops have tests of their own. */
class ElementaryTest extends OpContractTest {
    private static final Tensor CONDITION = Tensor.of(Shape.of(2, 1, 3), 1.0, 0, -2, 0, 5, 0);

    @Override
    Stream<Example> examples() {
        Domain positive = Domain.between(1, 3);
        return Stream.of(
                        unary(
                                "abs",
                                Elementary::abs,
                                x -> Math.sqrt(x * x),
                                Domain.between(-2, 2).awayFrom(0)),
                        unary("reciprocal", Elementary::reciprocal, x -> Math.pow(x, -1), positive),
                        unary("rsqrt", Elementary::rsqrt, x -> Math.pow(x, -0.5), positive),
                        Stream.of(
                                pow(Shape.of(2, 3), Shape.of(3)),
                                pow(Shape.of(5, 1), Shape.of()),
                                pow(Shape.of(1), Shape.of(7))),
                        Stream.of(minimum(Shape.of(2, 3), Shape.of(2, 1)), minimum(Shape.of(), Shape.of(7))),
                        Stream.of(where(Shape.of(4, 3), Shape.of(3)), where(Shape.of(), Shape.of(2, 4, 1))))
                .flatMap(examples -> examples);
    }

    static Stream<Example> unary(String name, UnaryOperator<Variable> f, DoubleUnaryOperator formula, Domain domain) {
        return UnaryContractTest.AWKWARD.stream()
                .map(shape -> new Example(
                        name + ", " + shape,
                        xs -> f.apply(xs.get(0)),
                        inputs -> inputs.get(0).map(formula),
                        List.of(shape),
                        List.of(domain)));
    }

    private static Example pow(Shape base, Shape exponent) {
        return new Example(
                "pow, " + base + " to the " + exponent,
                xs -> Elementary.pow(xs.get(0), xs.get(1)),
                inputs -> Numbers.combine(Math::pow, inputs.get(0), inputs.get(1)),
                List.of(base, exponent),
                List.of(Domain.between(1, 3), Domain.between(-2, 2)));
    }

    private static Example minimum(Shape a, Shape b) {
        return new Example(
                "minimum, " + a + ", " + b,
                xs -> Elementary.minimum(xs.get(0), xs.get(1)),
                inputs -> Numbers.combine((p, q) -> (p + q - Math.abs(p - q)) / 2, inputs.get(0), inputs.get(1)),
                List.of(a, b),
                List.of(Domain.grid(-2, 2, 0.5, 0), Domain.grid(-2, 2, 0.5, 0.25)));
    }

    private static Example where(Shape a, Shape b) {
        return Example.of(
                "where, " + a + ", " + b,
                xs -> Elementary.where(CONDITION, xs.get(0), xs.get(1)),
                inputs -> Numbers.generate(
                        new int[] {2, 4, 3},
                        i -> Numbers.of(CONDITION).stretched(i) != 0
                                ? inputs.get(0).stretched(i)
                                : inputs.get(1).stretched(i)),
                a,
                b);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(4))), y = x.slice(0, 0, 1);
        return Stream.of(
                Refusal.of(() -> Elementary.where(CONDITION, x, y), "where", "[2, 1, 3]", "[4]"),
                Refusal.of(() -> Elementary.where(CONDITION, y, x), "where", "[2, 1, 3]", "[4]"));
    }

    @Override
    double sumsUpTo() {
        return 16;
    }

    @Test
    void absHasSlopeZeroAtZero() {
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(0, 2, Elementary::abs));
    }

    @Test
    void atATieTheMinimumIsSharedByHalf() {
        assertArrayEquals(new double[] {3, 0.5, 0}, Derivatives.at(3, 2, x -> Elementary.minimum(x, x.detach())));
    }

    @Test
    void whereIsNotTouchedByWhatItDidNotChoose() {
        Tensor yes = Tensor.scalar(DType.FLOAT64, 1), no = Tensor.scalar(DType.FLOAT64, 0);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertArrayEquals(
                    new double[] {3, 1, 0}, Derivatives.at(3, 2, x -> Elementary.where(yes, x, x.number(bad))));
            assertArrayEquals(
                    new double[] {3, 1, 0}, Derivatives.at(3, 2, x -> Elementary.where(no, x.number(bad), x)));
        }
    }

    @Test
    void aPowerOfTwoVariablesWithABaseOfZeroShowsThatItHasNoDerivative() {
        assertEquals(Double.NaN, Derivatives.at(0, 1, x -> Elementary.pow(x, x.number(2)))[1]);
    }
}
