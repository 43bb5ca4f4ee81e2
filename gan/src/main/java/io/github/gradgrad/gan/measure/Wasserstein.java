package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * The true Wasserstein-1 distance between two sets of samples, each taken as a distribution of equal weights:
 *
 * <pre>
 *   W1 = min over couplings of E ||x - y||
 * </pre>
 *
 * <p>in the units of the data, 0 or more. It is what a critic's estimate is an estimate of (Arjovsky, Chintala and Bottou,
 * "Wasserstein GAN", 2017, eq. 1), here without a critic. Between two samples of one distribution it is not 0: in d
 * dimensions it falls like n^(-1/d) only (Dudley, 1969), so compare with that value for two real samples.
 */
public final class Wasserstein {
    /** The most samples that {@link #assignment} takes: a matrix of 32 MB, and some seconds. */
    public static final int MOST_SAMPLES = 2_000;

    private Wasserstein() {}

    /**
     * W1 of two sets of numbers, not necessarily equally many: the area between their distribution functions (Vallender,
     * 1974), integral |F(t) - G(t)| dt, in O(n log n).
     *
     * @throws IllegalArgumentException if one is empty or holds a NaN or an infinity
     */
    public static double ofNumbers(double[] a, double[] b) {
        double[] x = sorted(a), y = sorted(b);
        double sum = 0, last = Math.min(x[0], y[0]);
        for (int i = 0, j = 0; i < x.length || j < y.length; ) {
            boolean fromX = j == y.length || (i < x.length && x[i] <= y[j]);
            double next = fromX ? x[i] : y[j];
            sum += Math.abs((double) i / x.length - (double) j / y.length) * (next - last);
            last = next;
            if (fromX) i++;
            else j++;
        }
        return sum;
    }

    /**
     * W1 of two equally large sets of samples [n, ..] with the Euclidean distance over all elements: the least mean
     * distance over all one-to-one assignments, which no coupling undercuts (Birkhoff). O(n^3).
     *
     * @throws IllegalArgumentException if the shapes differ, n is above {@link #MOST_SAMPLES}, or an element is not finite
     */
    public static double assignment(Tensor a, Tensor b) {
        double[][] x = Rows.of("wasserstein", a, 1), y = Rows.of("wasserstein", b, 1);
        if (!a.shape().equals(b.shape()) || x.length > MOST_SAMPLES) {
            throw new IllegalArgumentException("wasserstein: two sets of one shape and at most " + MOST_SAMPLES
                    + " samples expected, got " + a.shape() + " and " + b.shape());
        }
        double[][] costs = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) for (int j = 0; j < y.length; j++) costs[i][j] = Rows.distance(x[i], y[j]);
        int[] columns = Assignment.of(costs);
        double sum = 0;
        for (int i = 0; i < columns.length; i++) sum += costs[i][columns[i]];
        return sum / columns.length;
    }

    private static double[] sorted(double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("wasserstein: finite numbers expected, got " + values.length + " numbers"
                    + (values.length == 0 ? "" : ", some NaN or infinite"));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
