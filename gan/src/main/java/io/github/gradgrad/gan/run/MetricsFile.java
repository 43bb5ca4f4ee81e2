package io.github.gradgrad.gan.run;

import io.github.gradgrad.nn.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code metrics.csv}: a header and one row per logged iteration, each row on disk before training goes on, so that another
 * process can follow.
 */
final class MetricsFile {
    private final Path path;
    private final List<Metrics> rows;

    private MetricsFile(Path path, List<Metrics> rows) {
        this.path = path;
        this.rows = rows;
    }

    /** A new file with the header only. */
    static MetricsFile create(Path path) throws IOException {
        MetricsFile file = new MetricsFile(path, new ArrayList<>());
        file.rewrite();
        return file;
    }

    /**
     * The file of a run that goes on after {@code iteration}: later rows, and a last one that was cut off, are removed.
     *
     * @throws IOException if no row is left where some are expected; the file is then as it was
     */
    static MetricsFile resume(Path path, long iteration) throws IOException {
        List<Metrics> kept = new ArrayList<>();
        for (Metrics row : read(path)) if (row.iteration() <= iteration) kept.add(row);
        if (kept.isEmpty() && iteration > 0) {
            throw new IOException(path + ": rows up to iteration " + iteration
                    + " expected, where the checkpoint stands, found none");
        }
        MetricsFile file = new MetricsFile(path, kept);
        file.rewrite();
        return file;
    }

    void append(Metrics row) throws IOException {
        Files.writeString(path, row.toCsv() + "\n", StandardOpenOption.APPEND);
        rows.add(row);
    }

    List<Metrics> rows() {
        return rows;
    }

    private void rewrite() throws IOException {
        StringBuilder text = new StringBuilder(String.join(",", Metrics.COLUMNS)).append('\n');
        for (Metrics row : rows) text.append(row.toCsv()).append('\n');
        AtomicFile.write(path, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Metrics> read(Path path) throws IOException {
        List<Metrics> rows = new ArrayList<>();
        String text;
        try {
            text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return rows;
        }
        // A number that was cut off may still be one, so only the end of its line tells that a row is whole.
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
        for (String line : lines) {
            try {
                rows.add(Metrics.parse(line));
            } catch (IllegalArgumentException e) {
                break;
            }
        }
        return rows;
    }
}
