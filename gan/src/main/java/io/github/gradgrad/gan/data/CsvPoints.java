package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Points from a CSV file: one point a row, two or more columns of numbers separated by commas, a header or none; the
 * file may be gzipped.
 *
 * <p>The numbers are taken as they are. A generator learns fastest if each column has a variance of about 1, so scale
 * yours first if they are far from it.
 */
public final class CsvPoints {
    private CsvPoints() {}

    /**
     * The points of a file, named after it.
     *
     * @throws DataException if the file is missing, empty or not such a CSV; it names the file and the line
     */
    public static FiniteDataSet read(Path file) throws IOException {
        return DataFile.read(file, in -> parse(file, in));
    }

    static FiniteDataSet parse(Path file, InputStream in) throws IOException {
        CsvTable table = CsvTable.read(file, in);
        if (table.columns() < 2) throw new DataException(file, "two or more columns of numbers expected, found 1");
        return new FiniteDataSet(
                DataSets.nameOf(file),
                Shape.of(table.columns()),
                SampleStore.ofFloats(table.values(), table.columns()),
                Labels.NONE);
    }
}
