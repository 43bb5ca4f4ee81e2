package io.github.gradgrad.gan.experiment;

import java.util.Arrays;
import java.util.Locale;

/**
 * A mean over seeds with its 95 % confidence interval by Student's t: mean +- t s / sqrt(n).
 *
 * @param halfWidth NaN for a single value, which says nothing of its spread
 */
record Interval(double mean, double halfWidth) {
    /** The 97.5 % quantiles of Student's t with 1 to 20 degrees of freedom. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086
    };

    static Interval of(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (n < 2) return new Interval(mean, Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        // Above 20 degrees of freedom the quantile is 1.96 and a little.
        double t = n - 1 <= T.length ? T[n - 2] : 1.96 + 2.45 / (n - 1);
        return new Interval(mean, t * Math.sqrt(squares / (n - 1) / n));
    }

    /** Of the differences of two lists, seed by seed. */
    static Interval ofDifferences(double[] values, double[] less) {
        double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) differences[i] = values[i] - less[i];
        return of(differences);
    }

    /** Whether all of it lies below all of the other; a single value is taken for its mean. */
    boolean below(Interval other) {
        return mean + reach() < other.mean - other.reach();
    }

    /** Whether all of it lies above a bound; a single value is taken for its mean. */
    boolean above(double bound) {
        return mean - reach() > bound;
    }

    /** Whether all of it lies below a bound; a single value is taken for its mean. */
    boolean below(double bound) {
        return mean + reach() < bound;
    }

    private double reach() {
        return Double.isNaN(halfWidth) ? 0 : halfWidth;
    }

    /** Such as {@code 24.3 ± 0.5}. */
    String format(int decimals) {
        String pattern = "%." + decimals + "f";
        String centre = String.format(Locale.ROOT, pattern, mean);
        return Double.isNaN(halfWidth) ? centre : centre + " ± " + String.format(Locale.ROOT, pattern, halfWidth);
    }
}
