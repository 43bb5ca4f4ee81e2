package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitialisersTest {
    // Fan-in 300, fan-out 200; the kernel: fan-in 5 * 9 = 45, fan-out 1000 * 9 = 9000.
    private static final Shape WEIGHT = Shape.of(200, 300), KERNEL = Shape.of(1000, 5, 3, 3);
    private static final long SEED = 20;

    static Stream<Arguments> uniform() {
        return Stream.of(
                Arguments.of("He", Initialisers.heUniform(), WEIGHT, Math.sqrt(6 / 300.0)),
                Arguments.of("He, slope 0.2", Initialisers.heUniform(0.2), WEIGHT, Math.sqrt(6 / (1.04 * 300))),
                Arguments.of("Glorot", Initialisers.glorotUniform(), WEIGHT, Math.sqrt(6 / 500.0)),
                Arguments.of("LeCun", Initialisers.leCunUniform(), WEIGHT, Math.sqrt(3 / 300.0)),
                Arguments.of("He, fan-out", Initialisers.heUniform().fanOut(), WEIGHT, Math.sqrt(6 / 200.0)),
                Arguments.of(
                        "Glorot, tanh",
                        Initialisers.glorotUniform().gain(Gain.TANH),
                        WEIGHT,
                        Math.sqrt(6 / 500.0) * 5 / 3),
                Arguments.of("He, kernel", Initialisers.heUniform(), KERNEL, Math.sqrt(6 / 45.0)),
                Arguments.of("Glorot, kernel", Initialisers.glorotUniform(), KERNEL, Math.sqrt(6 / 9045.0)),
                Arguments.of("plain", Initialisers.uniform(-0.5, 0.5), Shape.of(50_000), 0.5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uniform")
    void uniformNumbersFillTheirBounds(String name, Initialiser initialiser, Shape shape, double bound) {
        double[] values = create(initialiser, shape);
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        // The probability that none of n numbers is in the outer 0.1 % of the range is below exp(-0.001 n).
        assertTrue(largest <= bound && largest > 0.999 * bound, "seed " + SEED + ": " + largest + ", bound " + bound);
        // E x^2 = v = b^2 / 3 and E x^4 = b^4 / 5, so x^2 has the variance 0.8 v^2.
        assertMoments(values, bound * bound / 3, 0.8);
    }

    static Stream<Arguments> normal() {
        return Stream.of(
                Arguments.of("He", Initialisers.heNormal(), WEIGHT, 2 / 300.0),
                Arguments.of("He, slope 0.2", Initialisers.heNormal(0.2), WEIGHT, 2 / (1.04 * 300)),
                Arguments.of("Glorot", Initialisers.glorotNormal(), WEIGHT, 2 / 500.0),
                Arguments.of("LeCun", Initialisers.leCunNormal(), WEIGHT, 1 / 300.0),
                Arguments.of("LeCun, SELU", Initialisers.leCunNormal().gain(Gain.SELU), WEIGHT, 9 / 16.0 / 300),
                Arguments.of("LeCun, fan-out", Initialisers.leCunNormal().fanOut(), KERNEL, 1 / 9000.0),
                Arguments.of("LeCun, kernel", Initialisers.leCunNormal(), KERNEL, 1 / 45.0),
                Arguments.of("DCGAN", Initialisers.normal(0.02), Shape.of(50_000), 0.0004));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("normal")
    void normalNumbersHaveTheirVariance(String name, Initialiser initialiser, Shape shape, double variance) {
        double[] values = create(initialiser, shape);
        // E x^4 = 3 v^2, so x^2 has the variance 2 v^2.
        assertMoments(values, variance, 2);
        // Not truncated and not uniform: 4.55 % lie beyond two standard deviations.
        double beyond = Arrays.stream(values)
                .filter(x -> Math.abs(x) > 2 * Math.sqrt(variance))
                .count();
        double n = values.length, p = 0.0455;
        assertEquals(p * n, beyond, 5 * Math.sqrt(p * (1 - p) * n), "seed " + SEED);
    }

    /** Mean 0 and the given variance, within five standard deviations of the estimates. */
    private static void assertMoments(double[] values, double variance, double relativeVarianceOfSquare) {
        double n = values.length;
        double mean = Arrays.stream(values).sum() / n,
                square = Arrays.stream(values).map(x -> x * x).sum() / n;
        assertEquals(0, mean, 5 * Math.sqrt(variance / n), "mean, seed " + SEED);
        assertEquals(
                variance, square, 5 * variance * Math.sqrt(relativeVarianceOfSquare / n), "variance, seed " + SEED);
    }

    private static double[] create(Initialiser initialiser, Shape shape) {
        return initialiser.create(DType.FLOAT64, shape, RandomStream.of(SEED)).toDoubles();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"uniform", "normal"})
    void theTypeIsAsAskedForAndTheSeedDecides(String name, Initialiser initialiser, Shape shape, double parameter) {
        Tensor once = initialiser.create(DType.FLOAT32, shape, RandomStream.of(SEED));
        assertEquals(DType.FLOAT32, once.dtype());
        assertEquals(once, initialiser.create(DType.FLOAT32, shape, RandomStream.of(SEED)));
    }

    @Test
    void constantsDrawNoRandomNumbers() {
        RandomStream random = RandomStream.of(SEED);
        assertEquals(
                Tensor.of(Shape.of(2), 0.5f, 0.5f),
                Initialisers.constant(0.5).create(DType.FLOAT32, Shape.of(2), random));
        assertEquals(Tensor.of(Shape.of(2), 0.0, 0.0), Initialisers.zeros().create(DType.FLOAT64, Shape.of(2), random));
        assertEquals(0, random.position());
    }

    @ParameterizedTest
    @CsvSource({"40,30,1,1", "30,40,1,1.5", "8,6,3,2", "1,5,1,1"})
    void orthogonalRowsOrColumnsHaveTheGainAsLengthAndNoProduct(int out, int in, int kernel, double gain) {
        Shape shape = kernel == 1 ? Shape.of(out, in) : Shape.of(out, in, kernel, kernel);
        double[] w = create(Initialisers.orthogonal(gain), shape);
        int columns = in * kernel * kernel;
        boolean rows = out <= columns;
        int count = Math.min(out, columns), length = Math.max(out, columns);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double product = 0;
                for (int k = 0; k < length; k++) {
                    product += rows ? w[i * columns + k] * w[j * columns + k] : w[k * columns + i] * w[k * columns + j];
                }
                assertEquals(i == j ? gain * gain : 0, product, 1e-13);
            }
        }
    }

    @Test
    void orthogonalMatricesPreferNoDirection() {
        // The mean of one element over many 2 x 2 rotations and reflections: 0 with variance 1/2.
        RandomStream random = RandomStream.of(SEED);
        int n = 10_000;
        double[] sums = new double[4];
        for (int i = 0; i < n; i++) {
            Tensor w = Initialisers.orthogonal().create(DType.FLOAT64, Shape.of(2, 2), random);
            for (int k = 0; k < 4; k++) sums[k] += w.at(k) / n;
        }
        for (double mean : sums) assertEquals(0, mean, 5 * Math.sqrt(0.5 / n), "seed " + SEED);
    }

    @Test
    void aGainIsAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> Initialisers.orthogonal(0));
        assertThrows(
                IllegalArgumentException.class, () -> Initialisers.heNormal().gain(Double.NaN));
    }

    @Test
    void aShapeWithoutFansIsRefused() {
        RandomStream random = RandomStream.of(SEED);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Initialisers.heNormal().create(DType.FLOAT32, Shape.of(64), random))
                .getMessage();
        assertEquals("initialiser: fan-in and fan-out need a weight [out, in, kernel...], got the shape [64]", message);
    }
}
