package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * A distribution to learn: points in the plane or images, handed out in batches of real samples.
 *
 * <p>A data set has no state. Batch number i under a random key is always the same, so that a training run which goes
 * on where another stopped needs to remember nothing but the key and the number of batches drawn:
 *
 * <pre>{@code
 * DataSet data = Gaussians.grid25();
 * RandomStream key = RandomStream.of(42);
 * for (long step = 0; step < 1_000; step++) {
 *     Tensor real = data.batch(key, step, 64);    // FLOAT32 [64, 2]
 * }
 * }</pre>
 *
 * <p>A toy distribution draws fresh points for each batch; a {@link FiniteDataSet} goes through its samples without
 * replacement, in a new order each epoch. Pixels are scaled to [-1, 1], the range of a generator that ends in tanh.
 *
 * <p>All implementations may be used by several threads at once.
 */
public interface DataSet {
    /** The short name under which pictures, files and logs speak of it, such as {@code digits}. */
    String name();

    /** The shape of one sample: {@code [2]} for points in the plane, {@code [channels, height, width]} for images. */
    Shape sampleShape();

    /**
     * Batch number {@code index} of the sequence that {@code key} stands for.
     *
     * @param key names the sequence; only its key counts, nothing is drawn from it
     * @param index counts batches from 0
     * @param size the number of samples; the same for all batches of a sequence
     * @return a FLOAT32 tensor of shape {@code [size, sampleShape...]}
     * @throws IllegalArgumentException if the index is negative or the size below 1
     */
    Tensor batch(RandomStream key, long index, int size);

    /**
     * The classes of the samples of a batch, in their order; none if the samples carry no labels.
     *
     * <p>Key, index and size are those of {@link #batch}.
     */
    default int[] labels(RandomStream key, long index, int size) {
        return new int[0];
    }

    /** The number of classes: labels are 0..classes-1. 0 if the samples carry no labels. */
    default int classes() {
        return 0;
    }

    /** Whether the samples are images of shape {@code [channels, height, width]}. */
    default boolean hasImages() {
        return sampleShape().rank() == 3;
    }

    /** The shape of {@code size} samples: {@code [size, sampleShape...]}. */
    default Shape batchShape(int size) {
        if (size < 1)
            throw new IllegalArgumentException(name() + ": a batch of " + size + " samples; expected 1 or more");
        int[] sample = sampleShape().toArray(), dims = new int[sample.length + 1];
        dims[0] = size;
        System.arraycopy(sample, 0, dims, 1, sample.length);
        return Shape.of(dims);
    }
}
