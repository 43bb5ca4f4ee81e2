package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * Tells when a generator draws nearly the same all the time.
 *
 * @param diversity the mean distance between two generated samples, divided by that between two real ones: 1 if all is well,
 *     0 if all generated samples are one
 * @param balance the entropy of the class counts, divided by that of even counts: 1 for even, 0 for a single class; NaN if
 *     there are no classes
 */
public record CollapseAlarm(double diversity, double balance) {
    /** Below half of what real samples have, in either respect, the alarm rings. */
    public static final double THRESHOLD = 0.5;

    /** For data without classes. */
    public static CollapseAlarm of(Tensor real, Tensor generated) {
        return new CollapseAlarm(diversity(real, generated), Double.NaN);
    }

    /**
     * For data with classes.
     *
     * @param classCounts how many generated samples belong to each class, or each mode
     */
    public static CollapseAlarm of(Tensor real, Tensor generated, int[] classCounts) {
        return new CollapseAlarm(diversity(real, generated), balance(classCounts));
    }

    /** Whether diversity or balance is below {@link #THRESHOLD}. */
    public boolean rings() {
        return diversity < THRESHOLD || balance < THRESHOLD;
    }

    /**
     * -sum p log p / log K for the shares p of K classes.
     *
     * @throws IllegalArgumentException if there are fewer than 2 classes, a count is negative or all are 0
     */
    public static double balance(int[] classCounts) {
        long total = Arrays.stream(classCounts).asLongStream().sum();
        if (classCounts.length < 2 || total == 0 || Arrays.stream(classCounts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("collapse alarm: counts of 2 or more classes, not all 0, expected, got "
                    + Arrays.toString(classCounts));
        }
        double entropy = 0;
        for (int count : classCounts) {
            double p = (double) count / total;
            if (count > 0) entropy -= p * Math.log(p);
        }
        return entropy / Math.log(classCounts.length);
    }

    /**
     * The mean distance between two samples of one batch over that of another; 2 or more samples each, of one size. Every
     * pair is compared.
     */
    public static double diversity(Tensor real, Tensor generated) {
        double[][] x = Rows.of("collapse alarm", real, 2), y = Rows.of("collapse alarm", generated, 2);
        Rows.requireSameLength("collapse alarm", x, y);
        return meanDistance(y) / meanDistance(x);
    }

    private static double meanDistance(double[][] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) for (int j = 0; j < i; j++) sum += Rows.distance(rows[i], rows[j]);
        return 2 * sum / ((double) rows.length * (rows.length - 1));
    }
}
