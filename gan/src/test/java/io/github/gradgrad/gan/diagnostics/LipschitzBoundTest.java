package io.github.gradgrad.gan.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.measure.SingularValues;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Conv2d;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.LayerNorm;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.OperatorNorm;
import io.github.gradgrad.nn.PowerIteration;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LipschitzBoundTest {
    /** [[3, 2, 2], [2, 3, -2]] has the singular values 5 and 3. */
    @Test
    void powerIterationFindsTheLargestSingularValue() {
        Tensor matrix = Tensor.of(Shape.of(2, 3), 3.0, 2.0, 2.0, 2.0, 3.0, -2.0);

        assertEquals(5, estimate(matrix, 40), 1e-6);
        assertTrue(estimate(matrix, 1) <= 5 + 1e-12, "estimates come from below");
        assertEquals(0, estimate(Tensor.zeros(DType.FLOAT64, Shape.of(2, 2)), 3));
    }

    @Test
    void powerIterationAgreesWithTheExactNorm() {
        for (int seed = 0; seed < 5; seed++) {
            Tensor matrix = RandomStream.of(seed).normal(DType.FLOAT64, Shape.of(20, 13));
            double exact = SingularValues.of(matrix)[0];
            Variable a = Variable.constant(matrix);

            assertEquals(exact, estimate(matrix, 2_000), 1e-5, "seed " + seed);
            assertEquals(exact, OperatorNorm.of(x -> x.matmulTransposed(a), Shape.of(1, 13)), 1e-5, "seed " + seed);
        }
    }

    /** The operator written out as a matrix, one column for each pixel, has the norm exactly. */
    @Test
    void aConvolutionHasTheNormOfItsOperator() {
        RandomStream random = RandomStream.of(3);
        Layer convolution =
                Conv2d.of(DType.FLOAT64, Shape.of(3, 2, 3, 3), ConvGeometry.of(2, 1), Initialisers.heNormal(), random);
        Shape input = Shape.of(2, 5, 5);
        Tensor pixels = Tensor.generate(DType.FLOAT64, Shape.of(50, 2, 5, 5), i -> i / 50 == i % 50 ? 1 : 0);
        Tensor columns = convolution.forward(Variable.constant(pixels)).value();
        Tensor matrix = columns.reshape(Shape.of(50, columns.size() / 50));

        assertEquals(
                SingularValues.of(matrix)[0],
                OperatorNorm.ofAffine(convolution, input, DType.FLOAT64).orElseThrow(),
                1e-5);
    }

    @Test
    void theBoundIsTheProductOverLayers() {
        Layer first =
                Linear.of(DType.FLOAT64, 2, 3, (type, shape, random) -> diagonal(shape, 2, 0.5), RandomStream.of(1));
        Layer last = Linear.of(DType.FLOAT64, 3, 1, (type, shape, random) -> diagonal(shape, 4, 4), RandomStream.of(1));

        LipschitzBound bound = LipschitzBound.of(
                Sequential.of(Flatten.of(), first, Activation.leakyRelu(0.2), Dropout.of(0.5), last),
                Shape.of(2),
                DType.FLOAT64);

        assertEquals(2 * 4, bound.value(), 1e-6);
        assertEquals(5, bound.layers().size());
        assertEquals(2, bound.layers().get(1).constant(), 1e-6);
        assertEquals(1, bound.layers().get(2).constant(), 1e-6);
    }

    /** The largest slope of the sigmoid is 1/4, of GELU about 1.129 (at sqrt 2: Phi(x) + x phi(x)). */
    @Test
    void activationsHaveTheirLargestSlope() {
        assertEquals(0.25, slope(Activation.sigmoid()), 1e-6);
        assertEquals(1, slope(Activation.tanh()), 1e-6);
        double x = Math.sqrt(2), phi = Math.exp(-1) / Math.sqrt(2 * Math.PI), upper = 0.9213503964748574;
        assertEquals(upper + x * phi, slope(Activation.gelu()), 1e-6);
    }

    @Test
    void aLayerThatStretchesWithoutLimitHasNoBound() {
        assertEquals(Double.POSITIVE_INFINITY, slope(LayerNorm.of(DType.FLOAT64, Shape.of(4))));
        assertEquals(Double.POSITIVE_INFINITY, slope(Activation.softmax(1)));
        assertTrue(OperatorNorm.ofAffine(Activation.relu(), Shape.of(4), DType.FLOAT64)
                .isEmpty());
    }

    /** A true critic is between the bounds from below and from above. */
    @Test
    void theBoundIsAboveWhatIsMeasured() {
        RandomStream random = RandomStream.of(5);
        Layer network = Sequential.of(
                Linear.of(2, 16, Initialisers.heNormal(), random),
                Activation.relu(),
                Linear.of(16, 1, Initialisers.heNormal(), random));
        Tensor samples = random.normal(DType.FLOAT32, Shape.of(60, 2));

        double ratio = CriticSlopes.largestRatio(network::forward, samples);
        double bound = LipschitzBound.of(network, Shape.of(2), DType.FLOAT32).value();
        assertTrue(ratio > 0 && ratio < bound * 1.0001, ratio + " " + bound);
    }

    private static double estimate(Tensor matrix, int iterations) {
        return PowerIteration.start(matrix, RandomStream.of(1))
                .steps(matrix, iterations)
                .sigma(Variable.constant(matrix))
                .item();
    }

    private static double slope(Layer layer) {
        return LipschitzBound.of(layer, Shape.of(4), DType.FLOAT64).value();
    }

    private static Tensor diagonal(Shape shape, double first, double others) {
        int columns = shape.dim(1);
        return Tensor.generate(DType.FLOAT64, shape, i -> i / columns != i % columns ? 0 : i == 0 ? first : others);
    }
}
