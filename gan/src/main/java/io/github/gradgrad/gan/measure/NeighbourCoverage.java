package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * Fidelity and diversity by nearest neighbours. Around every sample lies a ball that reaches to its k-th nearest other
 * sample of the same set; the balls around the real samples are the estimate of where real samples may lie.
 *
 * <p>Precision and recall are from Kynkaanniemi et al., "Improved Precision and Recall Metric for Assessing Generative
 * Models", 2019, section 2 (k = 3 there). One far outlier has a large ball, so both are optimistic; density and coverage
 * mend that (Naeem et al., "Reliable Fidelity and Diversity Metrics for Generative Models", 2020, section 3, k = 5).
 *
 * @param precision the share of generated samples within a ball of a real one, 0 to 1
 * @param recall the share of real samples within a ball of a generated one, 0 to 1
 * @param density in how many balls of real ones a generated sample lies, divided by k: 0 or more, with a mean of 1 for two
 *     samples of one distribution
 * @param coverage the share of real samples whose ball holds a generated one, 0 to 1: on average 1 - (n - 1) .. (n - k) /
 *     ((2n - 1) .. (2n - k)) for n samples each of one distribution, 0.97 for k = 5 and many samples
 */
public record NeighbourCoverage(double precision, double recall, double density, double coverage) {
    /** The k of Naeem et al.: 5. */
    public static final int DEFAULT_NEIGHBOURS = 5;

    /** The measures with {@link #DEFAULT_NEIGHBOURS}. */
    public static NeighbourCoverage of(Tensor real, Tensor generated) {
        return of(real, generated, DEFAULT_NEIGHBOURS);
    }

    /**
     * The measures for balls that reach to the k-th nearest other sample. Every pair is compared: O((n + m)^2 d).
     *
     * @param real [n, ..] with n above k, samples or their features
     * @param generated [m, ..] with m above k
     * @throws IllegalArgumentException if there are fewer, k is below 1, the sizes differ, or an element is not finite
     */
    public static NeighbourCoverage of(Tensor real, Tensor generated, int k) {
        if (k < 1) throw new IllegalArgumentException("neighbour coverage: k of 1 or more expected, got " + k);
        double[][] x = Rows.of("neighbour coverage", real, k + 1), y = Rows.of("neighbour coverage", generated, k + 1);
        Rows.requireSameLength("neighbour coverage", x, y);
        double[] ballX = balls(x, k), ballY = balls(y, k);
        boolean[] precise = new boolean[y.length], covered = new boolean[x.length], recalled = new boolean[x.length];
        long inBalls = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                double squared = Rows.squaredDistance(x[i], y[j]);
                if (squared <= ballX[i]) {
                    inBalls++;
                    precise[j] = true;
                    covered[i] = true;
                }
                recalled[i] |= squared <= ballY[j];
            }
        }
        return new NeighbourCoverage(
                share(precise), share(recalled), (double) inBalls / ((double) k * y.length), share(covered));
    }

    /** The squared distance of each sample to its k-th nearest other one. */
    private static double[] balls(double[][] rows, int k) {
        double[] balls = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] distances = new double[rows.length];
            for (int j = 0; j < rows.length; j++) distances[j] = Rows.squaredDistance(rows[i], rows[j]);
            distances[i] = -1;
            Arrays.sort(distances);
            balls[i] = distances[k];
        }
        return balls;
    }

    private static double share(boolean[] which) {
        int count = 0;
        for (boolean one : which) if (one) count++;
        return (double) count / which.length;
    }
}
