package io.github.gradgrad.gan.measure;

import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * The real sample nearest to each generated one, by Euclidean distance over all elements.
 *
 * <p>The classes of the nearest real samples tell which classes a generator draws. The distances tell how real its
 * samples look: compare {@link #generated} with {@link #real}, the distances from real samples to their nearest
 * <em>other</em> real one. Much larger means noise, near zero means that samples were learnt by heart.
 *
 * <p>Every pair is compared; 1,000 generated against 1,797 real digits take a fraction of a second. Of the real
 * samples, at most 2,000, evenly spaced, are asked for their nearest other one.
 */
public final class NearestReal {
    private static final int MOST_PROBES = 2_000;

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
        Search samples = new Search(generated.toFloats(), length);
        int probes = Math.min(real.size(), MOST_PROBES);
        int[] probe = new int[probes];
        for (int i = 0; i < probes; i++) probe[i] = (int) ((long) i * real.size() / probes);
        Search others = new Search(real.pick(probe).toFloats(), length);
        for (int r = 0; r < real.size(); r++) {
            float[] candidate = real.pick(r).toFloats();
            int itself = Arrays.binarySearch(probe, r);
            samples.offer(r, candidate, -1);
            others.offer(r, candidate, itself);
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

    /** The nearest candidate so far of each of some samples. */
    private static final class Search {
        private final float[] samples;
        private final int length;
        private final int[] nearest;
        private final double[] least;

        Search(float[] samples, int length) {
            this.samples = samples;
            this.length = length;
            this.nearest = new int[samples.length / length];
            this.least = new double[nearest.length];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
        }

        /** Takes candidate {@code c} for every sample to which it is nearer than all before, but for {@code not}. */
        void offer(int c, float[] candidate, int not) {
            for (int i = 0; i < nearest.length; i++) {
                if (i == not) continue;
                double squared = squaredDistance(i * length, candidate, least[i]);
                if (squared < least[i]) {
                    least[i] = squared;
                    nearest[i] = c;
                }
            }
        }

        double[] distances() {
            return Arrays.stream(least).map(Math::sqrt).toArray();
        }

        /** Gives up, with a partial sum, once that exceeds {@code enough}. */
        private double squaredDistance(int offset, float[] candidate, double enough) {
            double sum = 0;
            for (int j = 0; j < length && sum < enough; j++) {
                double difference = samples[offset + j] - candidate[j];
                sum += difference * difference;
            }
            return sum;
        }
    }
}
