package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        Domain any = Domain.between(-2, 2), notZero = any.awayFrom(0);
        return Stream.of(
                        ElementaryTest.unary(
                                "logSigmoid", Activations::logSigmoid, x -> -Math.log(1 + Math.exp(-x)), any),
                        ElementaryTest.unary(
                                "softplus",
                                x -> Activations.softplus(x, 2, 20),
                                x -> Math.log(1 + Math.exp(2 * x)) / 2,
                                any),
                        ElementaryTest.unary(
                                "softplus with a low threshold",
                                x -> Activations.softplus(x, 2, 1),
                                x -> x > 0.5 ? x : Math.log(1 + Math.exp(2 * x)) / 2,
                                any.awayFrom(0.5)),
                        ElementaryTest.unary(
                                "elu", x -> Activations.elu(x, 0.7), x -> x > 0 ? x : 0.7 * (Math.exp(x) - 1), notZero),
                        ElementaryTest.unary(
                                "selu",
                                Activations::selu,
                                x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1)),
                                notZero),
                        ElementaryTest.unary("gelu", Activations::gelu, ActivationsTest::gelu, any),
                        ElementaryTest.unary("geluTanh", Activations::geluTanh, ActivationsTest::geluTanh, any),
                        ElementaryTest.unary("silu", Activations::silu, x -> x / (1 + Math.exp(-x)), any),
                        ElementaryTest.unary(
                                "mish", Activations::mish, x -> x * Math.tanh(Math.log(1 + Math.exp(x))), any),
                        ElementaryTest.unary(
                                "hardtanh",
                                x -> Activations.hardtanh(x, -1, 0.5),
                                x -> x < -1 ? -1 : x > 0.5 ? 0.5 : x,
                                any.awayFrom(-1).awayFrom(0.5)))
                .flatMap(examples -> examples);
    }

    /** x (1/2 + the integral of the normal density from 0 to x), by Simpson's rule. */
    private static double gelu(double x) {
        int n = 2000;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double t = x * i / n, weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-t * t / 2);
        }
        return x * (0.5 + x / n / 3 * sum / Math.sqrt(2 * Math.PI));
    }

    /** (1 + tanh(z)) / 2 is 1 / (1 + exp(-2z)). */
    private static double geluTanh(double x) {
        return x / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2)));
        return Stream.of(
                Refusal.of(() -> Activations.softplus(x, 0, 20), "softplus", "beta > 0", "0.0"),
                Refusal.of(() -> Activations.softplus(x, Double.NaN, 20), "softplus", "beta > 0", "NaN"));
    }

    @Override
    double sumsUpTo() {
        return 16;
    }

    @Test
    void eluTakesTheLeftSideAtZero() {
        assertArrayEquals(new double[] {0, 0.7, 0.7}, Derivatives.at(0, 2, x -> Activations.elu(x, 0.7)));
    }

    @Test
    void softplusIsTheIdentityAboveItsThresholdAndSmoothAtIt() {
        assertArrayEquals(new double[] {10.25, 1, 0}, Derivatives.at(10.25, 2, x -> Activations.softplus(x, 2, 20)));
        double s = 1 / (1 + Math.exp(-20));
        assertArrayEquals(
                new double[] {Math.log1p(Math.exp(20)) / 2, s, 2 * s * (1 - s)},
                Derivatives.at(10, 2, x -> Activations.softplus(x, 2, 20)),
                1e-15);
    }

    /** Threshold 0.1 is another number in FLOAT32: no x may fall between the branches. */
    @Test
    void softplusHasOneBranchForEveryFloatNearItsThreshold() {
        float[] x = {Math.nextDown(0.1f), 0.1f, Math.nextUp(0.1f)};
        Tensor y = Activations.softplus(Variable.constant(Tensor.of(Shape.of(3), x)), 1, 0.1)
                .value();
        assertArrayEquals(new float[] {0.7443967f, 0.1f, 0.1f}, y.toFloats(), 1e-6f);
    }

    static Stream<UnaryOperator<Variable>> all() {
        return Stream.of(
                Activations::logSigmoid,
                x -> Activations.softplus(x, 1, 20),
                x -> Activations.elu(x, 1),
                Activations::selu,
                Activations::gelu,
                Activations::geluTanh,
                Activations::silu,
                Activations::mish,
                x -> Activations.hardtanh(x, -1, 1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingOverflowsFarOutInEitherType(UnaryOperator<Variable> f) {
        for (DType dtype : DType.values()) {
            Tensor point = Tensor.of(Shape.of(4), -1e4, -100, 100, 1e4).cast(dtype);
            for (Tensor x :
                    TwoOrders.of(xs -> f.apply(xs.get(0)), List.of(point)).all()) assertTrue(x.isFinite(), x::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNaNStaysOne(UnaryOperator<Variable> f) {
        assertEquals(
                Double.NaN,
                f.apply(Variable.of(Tensor.scalar(DType.FLOAT64, Double.NaN))).item());
    }
}
