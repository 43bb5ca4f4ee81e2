package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.GradientCheck;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientPenaltyTest {
    private static final long SEED = 3;

    /** C(x) = &lt;w, x&gt; has slope r = ||w|| everywhere: penalty lambda (r - 1)^2, gradient 2 lambda (r - 1) w / r. */
    @Test
    void aLinearCriticHasTheClosedFormOfItsWeights() {
        double lambda = 10;
        for (double[] w : new double[][] {{3, 4, 12}, {0.1, -0.2, 0.2}, {0.6, 0, -0.8}}) {
            Variable weights = Variable.of("w", Tensor.of(Shape.of(3, 1), w));
            double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);

            Variable penalty = penalty(new GradientPenalty(lambda), x -> x.matmul(weights), normal(5, 3), normal(5, 3));

            assertEquals(lambda * (norm - 1) * (norm - 1), penalty.item(), 1e-12);
            double[] expected = Arrays.stream(w)
                    .map(wi -> 2 * lambda * (norm - 1) * wi / norm)
                    .toArray();
            assertArrayEquals(expected, penalty.gradient(weights).toDoubles(), 1e-12);
        }
    }

    /**
     * C(x) = a ||x||^2 / 2 has the gradient a x. With r = ||x||: norms a r, penalty lambda mean (a r - 1)^2 and its
     * derivative 2 lambda mean (a r - 1) r.
     */
    @Test
    void aQuadraticCriticHasTheClosedFormOfThePoints() {
        Tensor points = Tensor.of(Shape.of(2, 2), 3.0, 4.0, 0.0, -0.5);
        Variable a = Variable.of("a", Tensor.scalar(DType.FLOAT64, 2));
        Critic critic = x -> x.square().sum(1).mul(a).mul(0.5).reshape(Shape.of(2, 1));

        Variable norms = GradientPenalty.norms(critic, points);
        Variable penalty = new GradientPenalty(3).of(norms);

        assertArrayEquals(new double[] {10, 1}, norms.value().toDoubles(), 1e-12);
        assertEquals(3 * (81 + 0) / 2.0, penalty.item(), 1e-12);
        assertEquals(2 * 3 * (9 * 5 + 0 * 0.5) / 2.0, penalty.gradient(a).item(), 1e-12);
    }

    @Test
    void pointsLieBetweenRealAndGeneratedSamples() {
        Tensor real = Tensor.of(Shape.of(3, 2), 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        Tensor fake = Tensor.of(Shape.of(3, 2), -1.0, 0.0, -3.0, 8.0, 50.0, 60.0);
        Tensor epsilon = Tensor.of(Shape.of(3, 1), 0.0, 1.0, 0.25);

        Tensor points = GradientPenalty.interpolate(real, fake, epsilon);

        // epsilon = 1 is the real sample, 0 the generated one.
        assertArrayEquals(
                new double[] {-1, 0, 3, 4, 0.25 * 5 + 0.75 * 50, 0.25 * 6 + 0.75 * 60}, points.toDoubles(), 1e-12);
    }

    /** With real samples of ones and generated ones of zeros, the points are epsilon itself. */
    @Test
    void eachSampleHasOneEpsilonForAllItsElementsUniformFromZeroToOne() {
        int n = 4000;
        double[] epsilons = seenPoints(n, SEED);
        double[] first = new double[n];
        for (int i = 0; i < n; i++) {
            first[i] = epsilons[6 * i];
            for (int j = 1; j < 6; j++) assertEquals(first[i], epsilons[6 * i + j]);
        }

        Arrays.sort(first);
        assertTrue(first[0] >= 0 && first[n - 1] < 1);
        // Kolmogorov-Smirnov: the distance of the empirical distribution exceeds 1.95 / sqrt(n) once in a thousand
        // times.
        double distance = 0;
        for (int i = 0; i < n; i++) {
            distance = Math.max(distance, Math.max(first[i] - i / (double) n, (i + 1) / (double) n - first[i]));
        }
        assertTrue(distance < 1.95 / Math.sqrt(n), "seed " + SEED + ": distance " + distance);
        assertEquals(n, Arrays.stream(first).distinct().count(), "seed " + SEED + ": epsilons repeat");
    }

    @Test
    void epsilonsAreThoseOfTheRandomStream() {
        assertArrayEquals(seenPoints(8, SEED), seenPoints(8, SEED));
        assertNotEquals(Arrays.toString(seenPoints(8, SEED)), Arrays.toString(seenPoints(8, SEED + 1)));
    }

    /** The gradient of an image's score is an image: its norm runs over channels, rows and columns. */
    @Test
    void theNormOfAnImageRunsOverAllItsElements() {
        Shape shape = Shape.of(2, 3, 2, 2);
        Variable weights = Variable.constant(Tensor.generate(DType.FLOAT64, Shape.of(1, 3, 2, 2), i -> i + 1));
        Critic critic = x -> x.mul(weights).sum(1, 2, 3).reshape(Shape.of(2, 1));

        Variable norms = GradientPenalty.norms(critic, Tensor.ones(DType.FLOAT64, shape));

        double squares = 12 * 13 * 25 / 6.0; // 1 + 4 + .. + 144
        assertEquals(Shape.of(2), norms.shape());
        assertArrayEquals(
                new double[] {Math.sqrt(squares), Math.sqrt(squares)},
                norms.value().toDoubles(),
                1e-12);
    }

    /** The root of the norm has no derivative at 0; an untrained critic may well be flat. */
    @Test
    void aFlatCriticHasAFinitePenaltyAndGradient() {
        Variable weights = Variable.of("w", Tensor.zeros(DType.FLOAT64, Shape.of(3, 1)));

        Variable penalty = penalty(GradientPenalty.PAPER, x -> x.matmul(weights), normal(5, 3), normal(5, 3));

        assertEquals(10, penalty.item());
        assertEquals(Tensor.zeros(DType.FLOAT64, Shape.of(3, 1)), penalty.gradient(weights));
    }

    @Test
    void parameterGradientsOfATanhNetworkAgreeWithFiniteDifferences() {
        Tensor points = normal(4, 3);
        RandomStream random = RandomStream.of(SEED + 1);
        Tensor w1 = random.normal(DType.FLOAT64, Shape.of(5, 3)), b1 = random.normal(DType.FLOAT64, Shape.of(5));
        Tensor w2 = random.normal(DType.FLOAT64, Shape.of(5, 5)), b2 = random.normal(DType.FLOAT64, Shape.of(5));
        Tensor w3 = random.normal(DType.FLOAT64, Shape.of(1, 5));

        GradientCheck.of(p -> {
                    Critic critic = x -> x.matmulTransposed(p.get(0))
                            .add(p.get(1))
                            .tanh()
                            .matmulTransposed(p.get(2))
                            .add(p.get(3))
                            .tanh()
                            .matmulTransposed(p.get(4));
                    return GradientPenalty.PAPER.of(GradientPenalty.norms(critic, points));
                })
                .tolerance(1e-6)
                .at(w1, b1, w2, b2, w3);
    }

    @Test
    void theWeightOfThePaperIsTen() {
        assertEquals(10, GradientPenalty.PAPER.lambda());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void aWeightThatIsNoneIsRefused(double lambda) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new GradientPenalty(lambda));
        assertEquals("gradient penalty: lambda >= 0 expected, got " + lambda, e.getMessage());
    }

    /** The points at which the penalty differentiates a critic, between samples of ones and of zeros. */
    private static double[] seenPoints(int n, long seed) {
        List<Tensor> seen = new ArrayList<>();
        Critic critic = x -> {
            seen.add(x.value());
            return x.sum(1, 2, 3).reshape(Shape.of(n, 1));
        };
        Shape shape = Shape.of(n, 1, 2, 3);
        GradientPenalty.PAPER.penalty(
                critic, Tensor.ones(DType.FLOAT64, shape), Tensor.zeros(DType.FLOAT64, shape), RandomStream.of(seed));
        assertEquals(1, seen.size());
        return seen.get(0).toDoubles();
    }

    private static Variable penalty(GradientPenalty penalty, Critic critic, Tensor real, Tensor fake) {
        return penalty.penalty(critic, real, fake, RandomStream.of(SEED)).orElseThrow();
    }

    private static Tensor normal(int n, int d) {
        return RandomStream.of(SEED + n + d).normal(DType.FLOAT64, Shape.of(n, d));
    }
}
