package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatisticsTest extends OpContractTest {
    @FunctionalInterface
    private interface Reducing {
        Variable apply(Variable x, int... axes);
    }

    @Override
    Stream<Example> examples() {
        Domain any = Domain.between(-2, 2), distinct = Domain.distinct(-2, 2);
        return Stream.of(
                        reductions("variance", (x, axes) -> Statistics.variance(x, 0, axes), v -> variance(v, 0), any),
                        several(
                                "unbiased variance",
                                (x, axes) -> Statistics.variance(x, 1, axes),
                                v -> variance(v, 1),
                                any),
                        several(
                                "standardDeviation",
                                (x, axes) -> Statistics.standardDeviation(x, 1, axes),
                                v -> Math.sqrt(variance(v, 1)),
                                distinct),
                        reductions(
                                "amin",
                                Statistics::amin,
                                v -> Arrays.stream(v).min().orElseThrow(),
                                distinct),
                        reductions(
                                "product",
                                Statistics::product,
                                v -> Arrays.stream(v).reduce(1, (a, b) -> a * b),
                                any),
                        reductions("logSumExp", Statistics::logSumExp, StatisticsTest::logSumExp, any),
                        Stream.of(
                                softmax(Shape.of(7), 0),
                                softmax(Shape.of(3, 5), -1),
                                softmax(Shape.of(3, 5), 0),
                                softmax(Shape.of(2, 1), 1),
                                softmax(Shape.of(2, 3, 1, 2, 3), 1)),
                        Stream.of(
                                logSoftmax(Shape.of(7), 0),
                                logSoftmax(Shape.of(3, 5), 0),
                                logSoftmax(Shape.of(2, 3, 2), -2)))
                .flatMap(examples -> examples);
    }

    private static Stream<Example> reductions(
            String name, Reducing f, ToDoubleFunction<double[]> formula, Domain domain) {
        return Stream.concat(
                Stream.of(
                        example(name, f, formula, domain, Shape.of(), Shape.of()),
                        example(name, f, formula, domain, Shape.of(3, 1), Shape.of(3), -1)),
                several(name, f, formula, domain));
    }

    /** More than one element in each group. */
    private static Stream<Example> several(String name, Reducing f, ToDoubleFunction<double[]> formula, Domain domain) {
        return Stream.concat(
                Stream.of(
                        example(name, f, formula, domain, Shape.of(7), Shape.of()),
                        example(name, f, formula, domain, Shape.of(3, 5), Shape.of(3), 1),
                        example(name, f, formula, domain, Shape.of(3, 5), Shape.of(5), 0),
                        example(name, f, formula, domain, Shape.of(2, 3, 1, 2, 3), Shape.of(2, 1, 3), 1, -2)),
                RandomShapes.draw(random -> {
                    Shape x = random.ofRank(random.between(1, 4)).with(0, 3);
                    int[] axes = IntStream.concat(
                                    IntStream.of(0),
                                    Arrays.stream(random.axes(x.rank())).filter(d -> d > 0))
                            .toArray();
                    return example(name, f, formula, domain, x, x.without(axes), axes);
                }));
    }

    private static Example example(
            String name, Reducing f, ToDoubleFunction<double[]> formula, Domain domain, Shape x, Shape y, int... axes) {
        return new Example(
                name + ", " + x + " over " + Arrays.toString(axes),
                xs -> f.apply(xs.get(0), axes),
                inputs -> Groups.of(inputs.get(0), x.reduced(axes)).join(y, formula),
                List.of(x),
                List.of(domain));
    }

    /** The mean of the squared differences of all pairs is twice the variance. */
    private static double variance(double[] v, int correction) {
        double sum = 0;
        for (double a : v) for (double b : v) sum += (a - b) * (a - b);
        return sum / 2 / v.length / (v.length - correction);
    }

    private static double logSumExp(double[] v) {
        return Math.log(Arrays.stream(v).map(Math::exp).sum());
    }

    private static Example softmax(Shape x, int d) {
        return Example.of(
                "softmax, " + x + " along " + d,
                xs -> Statistics.softmax(xs.get(0), d),
                inputs -> along(inputs.get(0), d).map(Math::exp),
                x);
    }

    private static Example logSoftmax(Shape x, int d) {
        return Example.of(
                "logSoftmax, " + x + " along " + d,
                xs -> Statistics.logSoftmax(xs.get(0), d),
                inputs -> along(inputs.get(0), d),
                x);
    }

    private static Numbers along(Numbers x, int d) {
        Groups groups = Groups.of(x, x.shape().reduced(d));
        return Numbers.generate(x.dims(), i -> x.get(i) - groups.at(i, StatisticsTest::logSumExp));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(
                Refusal.of(() -> x.sum(5), "sum: dim 5 does not exist in shape [2, 3] of rank 2"),
                Refusal.of(() -> x.mean(0, -3), "mean: dim -3 does not exist in shape [2, 3] of rank 2"),
                Refusal.of(() -> Statistics.variance(x, 1, 2), "variance: dim 2"),
                Refusal.of(() -> Statistics.standardDeviation(x, 1, 2), "standardDeviation: dim 2"),
                Refusal.of(() -> Statistics.variance(x, 2, 0), "variance", "correction 2", "2 elements", "[2, 3]"),
                Refusal.of(() -> Statistics.product(x, 2), "product: dim 2"),
                Refusal.of(() -> Statistics.logSumExp(x, 2), "logSumExp: dim 2"),
                Refusal.of(() -> Statistics.softmax(x, 2), "softmax: dim 2"),
                Refusal.of(() -> Statistics.logSoftmax(x, -3), "logSoftmax: dim -3"));
    }

    @Override
    double sumsUpTo() {
        return 32;
    }

    @Test
    void theProductHasTheRightDerivativesAtZeros() {
        // Of abcd the derivatives are bcd, acd, abd, abc.
        Variable x = Variable.of(Tensor.of(Shape.of(3, 4), 2.0, 3, 5, 7, 2, 0, 5, 7, 2, 0, 5, 0));
        Variable g = Statistics.product(x, 1).sum().differentiableGradient(x);
        assertEquals(Tensor.of(Shape.of(3, 4), 105.0, 70, 42, 30, 0, 70, 0, 0, 0, 0, 0, 0), g.value());
        // The second with respect to b and d of the last row is ac = 10.
        Tensor h = g.slice(0, 2, 3).slice(1, 1, 2).sum().gradient(x);
        assertEquals(Tensor.of(Shape.of(3, 4), 0.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10), h);
    }

    @Test
    void logSumExpNeitherOverflowsNorLosesSmallNumbers() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 2), 1000.0, 1000, -1000, -1000));
        assertArrayEquals(
                new double[] {1000 + Math.log(2), -1000 + Math.log(2)},
                Statistics.logSumExp(x, 1).value().toDoubles(),
                1e-12);
        assertEquals(
                Tensor.full(DType.FLOAT64, Shape.of(2, 2), 0.5),
                Statistics.logSumExp(x, 1).sum().gradient(x));
    }

    @Test
    void infinitiesCountAsInfinite() {
        double infinity = Double.POSITIVE_INFINITY;
        Variable x = Variable.of(Tensor.of(Shape.of(3, 2), -infinity, 1, infinity, 1, -infinity, -infinity));
        assertArrayEquals(
                new double[] {1, infinity, -infinity},
                Statistics.logSumExp(x, 1).value().toDoubles());
        assertEquals(
                Tensor.of(Shape.of(1, 2), 0.0, 1),
                Statistics.softmax(x.slice(0, 0, 1), 1).value());
    }

    @Test
    void logSoftmaxKeepsWhatTheSoftmaxCannotHold() {
        Variable x = Variable.of(Tensor.of(Shape.of(2), 0.0, 1000));
        assertEquals(
                Tensor.of(Shape.of(2), -1000.0, 0), Statistics.logSoftmax(x, 0).value());
        assertEquals(Tensor.of(Shape.of(2), 0.0, 1), Statistics.softmax(x, 0).value());
    }

    @Test
    void theSlopeOfTheStandardDeviationOfEqualNumbersIsNotFinite() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(3)));
        assertTrue(!Statistics.standardDeviation(x, 0).gradient(x).isFinite());
    }
}
