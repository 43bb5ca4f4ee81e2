package io.github.gradgrad.gan.diagnostics;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * How steep a critic is: ||dC(x)/dx|| of each sample at real ones, at generated ones, and at points between them, where a
 * gradient penalty pulls it to 1. In scores per unit of the data, 0 or more.
 *
 * @param real [N]
 * @param fake [N]
 * @param between [N]
 */
public record CriticSlopes(Tensor real, Tensor fake, Tensor between) {
    /**
     * The slopes on batches of real and generated samples of one shape [N, ..].
     *
     * @param random for the points between: one epsilon for each sample
     * @throws IllegalArgumentException if the shapes differ
     */
    public static CriticSlopes of(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        if (!real.shape().equals(fake.shape())) {
            throw new IllegalArgumentException(
                    "critic slopes: as many real as generated samples of one shape expected, got " + real.shape()
                            + " and " + fake.shape());
        }
        int[] onePerSample = real.shape().toArray();
        Arrays.fill(onePerSample, 1, onePerSample.length, 1);
        Tensor epsilon = random.uniform(real.dtype(), Shape.of(onePerSample));
        Tensor points = GradientPenalty.interpolate(real, fake, epsilon);
        return new CriticSlopes(at(critic, real), at(critic, fake), at(critic, points));
    }

    private static Tensor at(Critic critic, Tensor points) {
        return GradientPenalty.norms(critic, points).value();
    }

    /**
     * The largest |C(a) - C(b)| / ||a - b|| over all pairs of samples [N, ..] that differ: a lower bound of the Lipschitz
     * constant. Every pair is compared.
     *
     * @throws IllegalArgumentException if no two samples differ
     */
    public static double largestRatio(Critic critic, Tensor samples) {
        double[] scores = critic.score(Variable.constant(samples)).value().toDoubles(), x = samples.toDoubles();
        int n = samples.shape().dim(0), d = x.length / n;
        double largest = -1;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                double squared = 0;
                for (int j = 0; j < d; j++) squared += Math.pow(x[a * d + j] - x[b * d + j], 2);
                if (squared > 0) largest = Math.max(largest, Math.abs(scores[a] - scores[b]) / Math.sqrt(squared));
            }
        }
        if (largest < 0) {
            throw new IllegalArgumentException("largest ratio: samples that differ expected, got " + samples.shape());
        }
        return largest;
    }
}
