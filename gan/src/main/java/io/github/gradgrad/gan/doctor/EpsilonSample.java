package io.github.gradgrad.gan.doctor;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** What the points of many calls tell of epsilon: how it is shared, and from which distribution it comes. */
final class EpsilonSample {
    /** How epsilon is shared, or which points take its place. */
    enum Sharing {
        ONE_PER_SAMPLE,
        ONE_PER_BATCH,
        ONE_PER_ELEMENT,
        REAL_POINTS,
        FAKE_POINTS
    }

    private static final double SAME = 1e-5;

    private final Sharing sharing;
    private final double[] values;

    private EpsilonSample(Sharing sharing, double[] values) {
        this.sharing = sharing;
        this.values = values;
    }

    /** From calls [K] of batches [N][d]. */
    static EpsilonSample of(List<double[][]> calls) {
        double[] all = calls.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        if (Arrays.stream(all).allMatch(e -> Math.abs(e - 1) < SAME))
            return new EpsilonSample(Sharing.REAL_POINTS, all);
        if (Arrays.stream(all).allMatch(e -> Math.abs(e) < SAME)) return new EpsilonSample(Sharing.FAKE_POINTS, all);
        if (!calls.stream().flatMap(Arrays::stream).allMatch(EpsilonSample::isConstant)) {
            return new EpsilonSample(Sharing.ONE_PER_ELEMENT, all);
        }
        double[] perSample = calls.stream()
                .flatMap(Arrays::stream)
                .mapToDouble(row -> row[0])
                .toArray();
        boolean shared = calls.stream()
                .allMatch(call -> isConstant(
                        Arrays.stream(call).mapToDouble(row -> row[0]).toArray()));
        if (!shared) return new EpsilonSample(Sharing.ONE_PER_SAMPLE, perSample);
        return new EpsilonSample(
                Sharing.ONE_PER_BATCH,
                calls.stream().mapToDouble(call -> call[0][0]).toArray());
    }

    Sharing sharing() {
        return sharing;
    }

    /** How many independent numbers were seen. */
    int count() {
        return values.length;
    }

    /** Whether the first two calls used the same numbers. */
    static boolean repeats(double[][] first, double[][] second) {
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < first[i].length; j++) if (Math.abs(first[i][j] - second[i][j]) > SAME) return false;
        }
        return true;
    }

    /** The distance of Kolmogorov and Smirnov from the uniform distribution on [0, 1). */
    double distanceFromUniform() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double n = sorted.length, distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = Math.min(1, Math.max(0, sorted[i]));
            distance = Math.max(distance, Math.max(expected - i / n, (i + 1) / n - expected));
        }
        return distance;
    }

    /** What that distance exceeds once in 400,000 examinations of a right penalty: 2 exp(-2 c^2) with c = 2.6. */
    double limit() {
        return 2.6 / Math.sqrt(values.length);
    }

    boolean isUniform() {
        return distanceFromUniform() <= limit() && range().getMin() > -SAME && range().getMax() < 1 + SAME;
    }

    /** Symmetric, with an excess kurtosis nearer to the 0 of a normal distribution than to the -1.2 of a uniform one. */
    boolean looksNormal() {
        double skewness = moment(3) / Math.pow(moment(2), 1.5), kurtosis = moment(4) / (moment(2) * moment(2)) - 3;
        return Math.abs(skewness) < 0.6 && kurtosis > -0.6 && kurtosis < 1.5;
    }

    DoubleSummaryStatistics range() {
        return Arrays.stream(values).summaryStatistics();
    }

    private double moment(int k) {
        double mean = range().getAverage();
        return Arrays.stream(values).map(e -> Math.pow(e - mean, k)).average().orElseThrow();
    }

    private static boolean isConstant(double[] row) {
        return Arrays.stream(row).allMatch(e -> Math.abs(e - row[0]) < SAME);
    }
}
