package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * 1,797 handwritten digits of 43 people, 8x8 grey pixels each: real data small enough to travel with the program.
 *
 * <p>The test part of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak, UCI Machine Learning
 * Repository, 1998, <a href="https://doi.org/10.24432/C50P49">DOI 10.24432/C50P49</a>, licence <a
 * href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Name it where you show the data. The pixels, 0
 * (paper) to 16 (ink) in the original, become -1 to 1.
 */
public final class Digits {
    private static final String RESOURCE = "digits.csv.gz";
    private static final int SIDE = 8;
    private static final int PIXELS = SIDE * SIDE;

    private Digits() {}

    /** The digits: sample shape {@code [1, 8, 8]}, ten classes. */
    public static FiniteDataSet load() {
        CsvTable table = table();
        float[] images = new float[table.rows() * PIXELS];
        byte[] labels = new byte[table.rows()];
        for (int i = 0; i < labels.length; i++) {
            int row = i * table.columns();
            for (int p = 0; p < PIXELS; p++) images[i * PIXELS + p] = table.values()[row + p] / 8 - 1;
            labels[i] = (byte) table.values()[row + PIXELS];
        }
        return new FiniteDataSet(
                "digits", Shape.of(1, SIDE, SIDE), SampleStore.ofFloats(images, PIXELS), new Labels(labels));
    }

    private static CsvTable table() {
        try (InputStream in = Digits.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException(RESOURCE + " is missing beside " + Digits.class);
            return CsvTable.read(Path.of(RESOURCE), new GZIPInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
