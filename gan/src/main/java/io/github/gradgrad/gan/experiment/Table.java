package io.github.gradgrad.gan.experiment;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Named columns and rows of texts and numbers, which can be written as CSV, JSON and Markdown. */
final class Table {
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Appends a row with a cell for each column. */
    void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "table: cells for " + columns + " expected, got " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
    }

    List<List<Object>> rows() {
        return List.copyOf(rows);
    }

    /** The numbers of a column in the rows whose first cells are the given ones. */
    double[] numbers(String column, Object... firstCells) {
        int at = columns.indexOf(column);
        return rows.stream()
                .filter(row -> row.subList(0, firstCells.length).equals(List.of(firstCells)))
                .mapToDouble(row -> ((Number) row.get(at)).doubleValue())
                .toArray();
    }

    String toCsv() {
        return lines(row -> row.stream().map(Table::quoted).collect(Collectors.joining(",")), "");
    }

    String toJson() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) object.put(columns.get(i), row.get(i));
            objects.add(object);
        }
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeSpecialFloatingPointValues()
                        .create()
                        .toJson(objects) + "\n";
    }

    String toMarkdown() {
        return lines(
                row -> row.stream().map(Table::shortened).collect(Collectors.joining(" | ", "| ", " |")),
                "|" + "---|".repeat(columns.size()) + "\n");
    }

    private interface Format {
        String of(List<?> row);
    }

    private String lines(Format format, String afterHeader) {
        return rows.stream()
                .map(row -> format.of(row) + "\n")
                .collect(Collectors.joining("", format.of(columns) + "\n" + afterHeader, ""));
    }

    private static String quoted(Object cell) {
        String text = cell.toString();
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static String shortened(Object cell) {
        return cell instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : cell.toString();
    }
}
