package io.github.gradgrad.gan.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: the correlation of the ranks, where equal values share their mean rank.
 *
 * <p>-1 to 1: 1 if one series always rises with the other, in whatever proportion; -1 if it falls; about 0 if the two have
 * nothing to do with each other, with a standard deviation of 1 / sqrt(n - 1). Of a loss and a quality along a training it
 * tells whether the loss says that things improve (Spearman, "The Proof and Measurement of Association between Two Things",
 * 1904).
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * The correlation of two series of equal length, 2 or more; NaN if one of them is constant, as it then has no order.
     *
     * @throws IllegalArgumentException if the lengths differ or are below 2, or a value is NaN
     */
    public static double of(double[] a, double[] b) {
        if (a.length != b.length || a.length < 2) {
            throw new IllegalArgumentException("rank correlation: two series of one length, 2 or more, expected, got "
                    + a.length + " and " + b.length + " values");
        }
        double[] x = ranks(a), y = ranks(b);
        double middle = (a.length + 1) / 2.0, xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - middle) * (x[i] - middle);
            yy += (y[i] - middle) * (y[i] - middle);
            xy += (x[i] - middle) * (y[i] - middle);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** From 1. */
    private static double[] ranks(double[] values) {
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("rank correlation: a value is NaN");
        }
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int start = 0, end; start < order.length; start = end) {
            for (end = start; end < order.length && values[order[end]] == values[order[start]]; ) end++;
            for (int i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
        }
        return ranks;
    }
}
