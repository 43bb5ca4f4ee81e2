package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.picture.Pictures;
import io.github.gradgrad.gan.picture.SamplesPicture;
import io.github.gradgrad.nn.AtomicFile;
import io.github.gradgrad.nn.Npy;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A file of generated samples, in the format that its name ends in. */
public final class SampleFile {
    private enum Format {
        PNG,
        CSV,
        NPY
    }

    private final Path path;
    private final Format format;

    private SampleFile(Path path, Format format) {
        this.path = path;
        this.format = format;
    }

    /**
     * The file of this name, not written yet.
     *
     * @throws IllegalArgumentException if the name ends otherwise than .png, .csv or .npy
     */
    public static SampleFile at(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        for (Format format : Format.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) return new SampleFile(path, format);
        }
        throw new IllegalArgumentException("--out: a name ending in .png, .csv or .npy expected, got " + path);
    }

    /** Writes the samples [N, ..]: a grid or scatter plot, a line for each sample, or an array. */
    public void write(Tensor samples) throws IOException {
        switch (format) {
            case PNG -> Pictures.writePng(SamplesPicture.of(samples), path);
            case CSV -> AtomicFile.write(path, out -> out.write(csv(samples).getBytes(StandardCharsets.UTF_8)));
            case NPY -> Npy.write(path, samples);
        }
    }

    private static String csv(Tensor samples) {
        int n = samples.shape().dim(0), width = samples.size() / n;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < samples.size(); i++) {
            text.append((float) samples.at(i)).append((i + 1) % width == 0 ? '\n' : ',');
        }
        return text.toString();
    }
}
