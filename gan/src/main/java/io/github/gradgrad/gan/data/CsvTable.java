package io.github.gradgrad.gan.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Numbers in rows of equal length, separated by commas; the first line may be a header, empty lines are passed over.
 *
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record CsvTable(int columns, float[] values) {
    /** Reads a table; {@code source} is named in errors, with the number of the line. */
    static CsvTable read(Path source, InputStream in) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new BoundedLines(source, in), StandardCharsets.UTF_8));
        float[] values = new float[1024];
        int size = 0, columns = 0, number = 0;
        boolean first = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number == 1 && line.startsWith("\uFEFF")) line = line.substring(1);
            if (line.isBlank()) continue;
            String[] fields = line.split(",", -1);
            if (first && isHeader(fields)) {
                columns = fields.length;
            } else {
                if (columns == 0) columns = fields.length;
                if (fields.length != columns) {
                    throw error(source, number, columns + " columns expected, found " + fields.length);
                }
                if (size + columns > values.length) {
                    DataFile.requireMemory(source, "more than " + size + " numbers", 4.0 * (2.0 * size + columns));
                    values = Arrays.copyOf(values, 2 * size + columns);
                }
                for (String field : fields) values[size++] = number(source, number, field);
            }
            first = false;
        }
        if (size == 0)
            throw new DataException(source, "holds no numbers; rows of numbers separated by commas expected");
        return new CsvTable(columns, Arrays.copyOf(values, size));
    }

    int rows() {
        return values.length / columns;
    }

    /** A header has no number at all, so that a typing error in the first row of numbers is not taken for one. */
    private static boolean isHeader(String[] fields) {
        return Arrays.stream(fields).noneMatch(field -> parse(field).isPresent());
    }

    private static float number(Path source, int line, String field) throws DataException {
        OptionalDouble value = parse(field);
        if (value.isEmpty()) throw error(source, line, "a number expected, found " + printable(field));
        float number = (float) value.getAsDouble();
        if (!Float.isFinite(number)) {
            throw error(source, line, "a finite number below 3.4e38 expected, found " + printable(field));
        }
        return number;
    }

    private static OptionalDouble parse(String field) {
        try {
            return OptionalDouble.of(Double.parseDouble(field.strip()));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The field in quotes, cut short and without what would upset a terminal. */
    private static String printable(String field) {
        String clean = field.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return '\'' + (clean.length() > 30 ? clean.substring(0, 30) + "..." : clean) + '\'';
    }

    private static DataException error(Path source, int line, String problem) {
        return new DataException(source, "line " + line + ": " + problem);
    }
}
