package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Grey images in the IDX format of MNIST (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998)
 * and the data sets modelled on it; each file plain or gzipped. The bytes 0 to 255 become -1 to 1.
 */
public final class IdxImages {
    private static final String TRAINING = "train", TEST = "t10k";
    private static final String IMAGES = "-images-idx3-ubyte", LABELS = "-labels-idx1-ubyte";

    private IdxImages() {}

    /**
     * The images of one file, without labels; or those of a folder that holds {@code train-images-idx3-ubyte} and, if
     * the images are labelled, {@code train-labels-idx1-ubyte}, each with or without {@code .gz}.
     *
     * @throws DataException if a file is missing, empty, truncated or no IDX file; it names the file and the byte
     */
    public static FiniteDataSet read(Path fileOrFolder) throws IOException {
        if (!Files.isDirectory(fileOrFolder)) {
            return DataFile.read(fileOrFolder, in -> parse(fileOrFolder, in));
        }
        return read(fileOrFolder, TRAINING);
    }

    /** The images of the test part of a folder, {@code t10k-images-idx3-ubyte} and its labels, as {@link #read}. */
    static FiniteDataSet readTest(Path folder) throws IOException {
        return read(folder, TEST);
    }

    private static FiniteDataSet read(Path folder, String part) throws IOException {
        Path images = find(folder, part + IMAGES)
                .orElseThrow(
                        () -> new DataException(folder, "holds no " + part + IMAGES + " or " + part + IMAGES + ".gz"));
        IdxFile pixels = DataFile.read(images, in -> IdxFile.read(images, in, 3));
        Optional<Path> labels = find(folder, part + LABELS);
        return dataSet(folder, pixels, labels.isPresent() ? labels(labels.get(), pixels.dims()[0]) : Labels.NONE);
    }

    /** Whether a folder holds images under the usual name. */
    static boolean isIn(Path folder) {
        return find(folder, TRAINING + IMAGES).isPresent();
    }

    static FiniteDataSet parse(Path file, InputStream in) throws IOException {
        return dataSet(file, IdxFile.read(file, in, 3), Labels.NONE);
    }

    private static Labels labels(Path file, int images) throws IOException {
        IdxFile labels = DataFile.read(file, in -> IdxFile.read(file, in, 1));
        if (labels.dims()[0] != images) {
            throw new DataException(
                    file, "byte 4: " + images + " labels expected, one an image, found " + labels.dims()[0]);
        }
        return new Labels(labels.elements());
    }

    private static FiniteDataSet dataSet(Path source, IdxFile pixels, Labels labels) {
        int height = pixels.dims()[1], width = pixels.dims()[2];
        SampleStore samples = SampleStore.ofBytes(pixels.elements(), height * width);
        return new FiniteDataSet(DataSets.nameOf(source), Shape.of(1, height, width), samples, labels);
    }

    private static Optional<Path> find(Path folder, String name) {
        Path plain = folder.resolve(name), packed = folder.resolve(name + ".gz");
        return Files.exists(plain) ? Optional.of(plain) : Files.exists(packed) ? Optional.of(packed) : Optional.empty();
    }
}
