package io.github.gradgrad.gan.diagnostics;

import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How often values fall into equal bins: weights, which clipping drives to its two limits, or scores of real and generated
 * samples, which overlap more the better a generator is.
 */
public final class Histogram {
    private final double low;
    private final double high;
    private final int[] counts;

    private Histogram(double low, double high, double[] values, int bins) {
        this.low = low;
        this.high = high;
        this.counts = new int[bins];
        for (double x : values) {
            if (x < low || x > high) continue;
            counts[Math.min((int) ((x - low) / (high - low) * bins), bins - 1)]++;
        }
    }

    /**
     * The counts in bins of [low, high]; the last bin includes {@code high}, and what lies outside is left out.
     *
     * @throws IllegalArgumentException if a value is NaN, there is no bin, or low is not below high
     */
    public static Histogram of(double[] values, double low, double high, int bins) {
        if (!(low < high) || Double.isInfinite(high - low) || bins < 1) {
            throw new IllegalArgumentException(
                    "histogram: low < high and 1 or more bins expected, got " + low + ", " + high + ", " + bins);
        }
        if (Arrays.stream(values).anyMatch(Double::isNaN))
            throw new IllegalArgumentException("histogram: a value is NaN");
        return new Histogram(low, high, values, bins);
    }

    /** The counts of all elements of all parameters, from the least to the greatest. */
    public static Histogram ofWeights(List<Parameter> parameters, int bins) {
        double[] weights = parameters.stream()
                .flatMapToDouble(p -> Arrays.stream(p.value().toDoubles()))
                .toArray();
        return spanning(weights, bins, weights).get(0);
    }

    /** The counts of real and of generated samples' scores, in the same bins, from the least of both to the greatest. */
    public static List<Histogram> ofScores(Tensor real, Tensor fake, int bins) {
        double[] r = real.toDoubles(), f = fake.toDoubles();
        return spanning(DoubleStream.concat(Arrays.stream(r), Arrays.stream(f)).toArray(), bins, r, f);
    }

    private static List<Histogram> spanning(double[] all, int bins, double[]... series) {
        double low = Arrays.stream(all).min().orElse(0),
                high = Arrays.stream(all).max().orElse(1);
        double end = low < high ? high : low + 1;
        return Arrays.stream(series).map(values -> of(values, low, end, bins)).toList();
    }

    /** The lower end of the first bin. */
    public double low() {
        return low;
    }

    /** The upper end of the last bin. */
    public double high() {
        return high;
    }

    /** How many values each bin holds. */
    public int[] counts() {
        return counts.clone();
    }

    /** The middle of bin {@code i}. */
    public double middle(int i) {
        return low + (i + 0.5) * (high - low) / counts.length;
    }

    /**
     * The share that this and another histogram of the same bins have in common: the sum of the smaller share of each bin, 0
     * (apart) to 1 (the same).
     *
     * @throws IllegalArgumentException if the bins differ, or one histogram is empty
     */
    public double overlap(Histogram other) {
        double mine = Arrays.stream(counts).sum(),
                others = Arrays.stream(other.counts).sum(),
                common = 0;
        if (low != other.low || high != other.high || counts.length != other.counts.length || mine * others == 0) {
            throw new IllegalArgumentException("overlap: two filled histograms of the same bins expected");
        }
        for (int i = 0; i < counts.length; i++) common += Math.min(counts[i] / mine, other.counts[i] / others);
        return common;
    }
}
