package io.github.gradgrad.gan.measure;

import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The real sample nearest to each generated one, by Euclidean distance over all elements.
 *
 * <p>The classes of the nearest real samples tell which classes a generator draws. The distances tell how real its
 * samples look: compare {@link #generated} with {@link #real}, the distances from real samples to their nearest
 * <em>other</em> real one. Much larger means noise, near zero means that samples were learnt by heart.
 *
 * <p>Every pair is compared, most of them by a matrix product alone: 1,000 generated images against the 60,000 of
 * Fashion-MNIST take some seconds. Of the real samples, at most 2,000, evenly spaced, are asked for their nearest other
 * one.
 */
public final class NearestReal {
    private static final int MOST_PROBES = 2_000, BLOCK = 500;

    /**
     * The distances from some samples to the nearest real one, in the units of the data (pixels are -1..1).
     *
     * @param mean the arithmetic mean
     * @param median the middle one, or the mean of the two in the middle
     */
    public record Distances(double mean, double median) {
        static Distances of(double[] distances) {
            double[] sorted = distances.clone();
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            return new Distances(Arrays.stream(sorted).average().orElseThrow(), median);
        }
    }

    private final int[] nearest;
    private final int[] classCounts;
    private final Distances generated;
    private final Distances real;

    private NearestReal(int[] nearest, int[] classCounts, Distances generated, Distances real) {
        this.nearest = nearest;
        this.classCounts = classCounts;
        this.generated = generated;
        this.real = real;
    }

    /**
     * Compares generated samples with real ones.
     *
     * @param real two or more real samples
     * @param generated {@code [n, sampleShape...]}, finite
     * @throws IllegalArgumentException if the shapes differ, there is but one real sample, or an element is
     *     NaN or infinite
     */
    public static NearestReal of(FiniteDataSet real, Tensor generated) {
        if (generated.shape().rank() == 0
                || !generated.shape().equals(real.batchShape(generated.shape().dim(0)))) {
            throw new IllegalArgumentException("nearest real: generated samples of shape [n, " + real.sampleShape()
                    + "] expected, got " + generated.shape());
        }
        if (!generated.isFinite()) throw new IllegalArgumentException("nearest real: a generated sample is not finite");
        if (real.size() < 2) throw new IllegalArgumentException("nearest real: two or more real samples expected");
        int length = real.sampleShape().size(), n = generated.size() / length;
        int probes = Math.min(real.size(), MOST_PROBES);
        int[] probe = new int[probes];
        for (int i = 0; i < probes; i++) probe[i] = (int) ((long) i * real.size() / probes);
        Search samples = new Search(generated.reshape(Shape.of(n, length)), new int[0]);
        Search others = new Search(real.pick(probe).reshape(Shape.of(probes, length)), probe);
        for (int first = 0; first < real.size(); first += BLOCK) {
            int[] which =
                    IntStream.range(first, Math.min(real.size(), first + BLOCK)).toArray();
            Tensor candidates = real.pick(which).reshape(Shape.of(which.length, length));
            samples.offer(first, candidates);
            others.offer(first, candidates);
        }
        int[] counts = new int[real.classes()];
        if (counts.length > 0) for (int i = 0; i < n; i++) counts[real.label(samples.nearest[i])]++;
        return new NearestReal(
                samples.nearest, counts, Distances.of(samples.distances()), Distances.of(others.distances()));
    }

    /** The number of the real sample that is nearest to generated sample {@code i}. */
    public int nearest(int i) {
        return nearest[i];
    }

    /** For each class how many generated samples have their nearest real one in it; empty if the data has no labels. */
    public int[] classCounts() {
        return classCounts.clone();
    }

    /** The number of classes that {@link #classCounts} finds at least once. */
    public int classesFound() {
        return (int) Arrays.stream(classCounts).filter(count -> count > 0).count();
    }

    /** From each generated sample to the nearest real one. */
    public Distances generated() {
        return generated;
    }

    /** From real samples to the nearest other real one: the yardstick for {@link #generated}. */
    public Distances real() {
        return real;
    }

    /** The nearest candidate so far of each of some samples [n, length]. */
    private static final class Search {
        private final Tensor samples;
        private final float[] values;
        private final double[] squaredNorms;
        private final int[] own;
        private final int[] nearest;
        private final double[] least;

        /** {@code own[i]}, if there is such, is the candidate that sample i must not take: itself. */
        Search(Tensor samples, int[] own) {
            this.samples = samples;
            this.values = samples.toFloats();
            this.own = own;
            this.nearest = new int[samples.shape().dim(0)];
            this.least = new double[nearest.length];
            this.squaredNorms = squaredNorms(values, nearest.length);
            Arrays.fill(least, Double.POSITIVE_INFINITY);
        }

        /**
         * Takes a candidate for every sample to which it is nearer than all before; they are numbered from {@code first} on.
         *
         * <p>||a - c||^2 = ||a||^2 + ||c||^2 - 2 a.c with the products in single precision is wrong by no more than {@code
         * slack} of the first two: a pair that is farther apart by more than that need not be measured.
         */
        void offer(int first, Tensor candidates) {
            float[] products = Products.matmul(samples, false, candidates, true).toFloats(),
                    rows = candidates.toFloats();
            int count = candidates.shape().dim(0), length = candidates.shape().dim(1);
            double[] norms = squaredNorms(rows, count);
            double slack = (length + 2) * Math.ulp(1f);
            for (int i = 0; i < nearest.length; i++) {
                for (int c = 0; c < count; c++) {
                    double sum = squaredNorms[i] + norms[c];
                    boolean farther = sum * (1 - slack) - 2.0 * products[i * count + c] > least[i];
                    if (farther || (own.length > 0 && own[i] == first + c)) continue;
                    double squared = squaredDistance(i * length, rows, c * length, length);
                    if (squared < least[i]) {
                        least[i] = squared;
                        nearest[i] = first + c;
                    }
                }
            }
        }

        double[] distances() {
            return Arrays.stream(least).map(Math::sqrt).toArray();
        }

        private double squaredDistance(int offset, float[] rows, int row, int length) {
            double sum = 0;
            for (int j = 0; j < length; j++) {
                double difference = values[offset + j] - rows[row + j];
                sum += difference * difference;
            }
            return sum;
        }

        private static double[] squaredNorms(float[] rows, int count) {
            double[] squared = new double[count];
            for (int i = 0; i < rows.length; i++) squared[i / (rows.length / count)] += (double) rows[i] * rows[i];
            return squared;
        }
    }
}
