package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/** Samples as rows of numbers, whatever their shape, and distances between them. */
final class Rows {
    private Rows() {}

    /**
     * The rows of samples [n, ..].
     *
     * @throws IllegalArgumentException if there are fewer than {@code least}, or an element is NaN or infinite
     */
    static double[][] of(String measure, Tensor samples, int least) {
        if (samples.shape().rank() < 2 || samples.shape().dim(0) < least) {
            throw new IllegalArgumentException(
                    measure + ": " + least + " or more samples [n, ..] expected, got " + samples.shape());
        }
        if (!samples.isFinite()) throw new IllegalArgumentException(measure + ": a sample is not finite");
        double[] all = samples.toDoubles();
        int n = samples.shape().dim(0), d = all.length / n;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) rows[i] = Arrays.copyOfRange(all, i * d, (i + 1) * d);
        return rows;
    }

    /** Stops if the rows of a and b differ in length. */
    static void requireSameLength(String measure, double[][] a, double[][] b) {
        if (a[0].length != b[0].length) {
            throw new IllegalArgumentException(measure + ": samples of one size expected, got " + a[0].length + " and "
                    + b[0].length + " elements");
        }
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) sum += x[j] * y[j];
        return sum;
    }

    static double squaredDistance(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) sum += (x[j] - y[j]) * (x[j] - y[j]);
        return sum;
    }

    static double distance(double[] x, double[] y) {
        return Math.sqrt(squaredDistance(x, y));
    }
}
