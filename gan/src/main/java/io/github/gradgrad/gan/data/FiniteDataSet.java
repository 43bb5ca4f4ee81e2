package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A data set of a fixed number of samples, each of which may carry the number of its class.
 *
 * <p>Batches are drawn without replacement. Let n be the size and p = index * size of batch + i the position of sample
 * i of a batch in the sequence: it is sample number order(p mod n), where order is a random permutation of 0..n-1 of
 * its own for each epoch floor(p / n), namely {@code key.split(epoch).permutation(n)}. A batch that reaches beyond the
 * end of an epoch takes its remaining samples from the next.
 */
public final class FiniteDataSet implements DataSet {
    private final String name;
    private final Shape sampleShape;
    private final SampleStore samples;
    private final Labels labels;

    // Only a cache: any thread may replace it by another epoch's order, and recompute what it misses.
    private volatile @Nullable Epoch latest;

    FiniteDataSet(String name, Shape sampleShape, SampleStore samples, Labels labels) {
        if (labels.size() > 0 && labels.size() != samples.size()) {
            throw new IllegalArgumentException(
                    name + ": " + samples.size() + " samples, but " + labels.size() + " labels");
        }
        this.name = name;
        this.sampleShape = sampleShape;
        this.samples = samples;
        this.labels = labels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return sampleShape;
    }

    /** The number of samples. */
    public int size() {
        return samples.size();
    }

    @Override
    public int classes() {
        return labels.classes();
    }

    /**
     * The class of sample {@code i}.
     *
     * @throws IllegalStateException if the samples carry no labels
     * @throws IndexOutOfBoundsException if there is no sample {@code i}
     */
    public int label(int i) {
        if (classes() == 0) throw new IllegalStateException(name + ": its samples carry no labels");
        return labels.get(i);
    }

    /** All samples in their own order, {@code [size, sampleShape...]}. */
    public Tensor all() {
        return pick(IntStream.range(0, size()).toArray());
    }

    /**
     * The samples of the given numbers, in that order.
     *
     * @throws IndexOutOfBoundsException if one of them does not exist
     */
    public Tensor pick(int... which) {
        Shape shape = batchShape(which.length);
        float[] values = new float[shape.size()];
        for (int i = 0; i < which.length; i++) samples.copy(which[i], values, i * sampleShape.size());
        return Tensor.of(shape, values);
    }

    /**
     * A data set of the samples of the given numbers, in that order: to train on some and hold out the others.
     *
     * @throws IndexOutOfBoundsException if one of them does not exist
     */
    public FiniteDataSet subset(int... which) {
        byte[] kept = new byte[classes() == 0 ? 0 : which.length];
        for (int i = 0; i < kept.length; i++) kept[i] = (byte) labels.get(which[i]);
        SampleStore store = SampleStore.ofFloats(pick(which).toFloats(), sampleShape.size());
        return new FiniteDataSet(name, sampleShape, store, new Labels(kept));
    }

    @Override
    public Tensor batch(RandomStream key, long index, int size) {
        return pick(numbers(key, index, size));
    }

    @Override
    public int[] labels(RandomStream key, long index, int size) {
        return classes() == 0
                ? new int[0]
                : IntStream.of(numbers(key, index, size)).map(labels::get).toArray();
    }

    /** Which samples a batch holds. */
    private int[] numbers(RandomStream key, long index, int size) {
        if (index < 0) throw new IllegalArgumentException(name + ": batch number " + index + " is negative");
        int[] which = new int[batchShape(size).dim(0)];
        long first = Math.multiplyExact(index, size);
        for (int i = 0; i < size; i++) {
            long position = first + i;
            which[i] = order(key, position / size())[(int) (position % size())];
        }
        return which;
    }

    private int[] order(RandomStream key, long epoch) {
        Epoch known = latest;
        if (known == null || known.key != key.key() || known.number != epoch) {
            known = new Epoch(key.key(), epoch, key.split(epoch).permutation(size()));
            latest = known;
        }
        return known.order;
    }

    @Override
    public String toString() {
        return name + " " + batchShape(size());
    }

    private static final class Epoch {
        private final long key;
        private final long number;
        private final int[] order;

        Epoch(long key, long number, int[] order) {
            this.key = key;
            this.number = number;
            this.order = order;
        }
    }
}
