package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Images with the numbers of their classes: what a classifier learns from, or what it is tested on. */
public final class LabelledImages {
    private static final int HELD_OUT = 10;

    private final FiniteDataSet set;
    private final int[] rows;

    private LabelledImages(FiniteDataSet set, int[] rows) {
        this.set = set;
        this.rows = rows;
    }

    /**
     * A data set in two parts that have no image in common.
     *
     * @param training what to learn from
     * @param test what to test on
     */
    public record Split(LabelledImages training, LabelledImages test) {}

    /**
     * Of {@code digits} every tenth image is for the test. {@code fashion-mnist}, or a folder of IDX files like its own, has
     * a test part: {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}.
     *
     * @throws IllegalArgumentException if these are no labelled images
     * @throws DataException if a file is missing or cannot be read as data
     */
    public static Split open(String nameOrPath) throws IOException {
        if (!(DataSets.open(nameOrPath) instanceof FiniteDataSet set) || !set.hasImages() || set.classes() == 0) {
            throw new IllegalArgumentException("data '" + nameOrPath + "': labelled images expected");
        }
        if (nameOrPath.equals("digits")) {
            return new Split(part(set, i -> i % HELD_OUT > 0), part(set, i -> i % HELD_OUT == 0));
        }
        Path folder = nameOrPath.equals("fashion-mnist") ? DataSets.FASHION_MNIST : Path.of(nameOrPath);
        return new Split(part(set, i -> true), part(IdxImages.readTest(folder), i -> true));
    }

    private static LabelledImages part(FiniteDataSet set, IntPredicate rows) {
        return new LabelledImages(
                set, IntStream.range(0, set.size()).filter(rows).toArray());
    }

    /** The number of images. */
    public int size() {
        return rows.length;
    }

    /** The number of classes. */
    public int classes() {
        return set.classes();
    }

    /** The shape of an image: [channels, height, width]. */
    public Shape sampleShape() {
        return set.sampleShape();
    }

    /** The images of these numbers, counted within this part, from -1 to 1: [number, channels, height, width]. */
    public Tensor images(int... which) {
        return set.pick(Arrays.stream(which).map(i -> rows[i]).toArray());
    }

    /** Their classes. */
    public int[] labels(int... which) {
        return Arrays.stream(which).map(i -> set.label(rows[i])).toArray();
    }
}
