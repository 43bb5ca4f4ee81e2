package io.github.gradgrad.benchmarks.charts;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.CategoryStyler;

/** Bars in groups, one group for each category and in it a bar for each series; perhaps a dashed level across all of them. */
public final class BarChart {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 520;
    /** How much higher the chart is than what is drawn. */
    private static final double ROOM = 1.05;

    private final String title;
    private final String unit;
    private final Set<String> categories = new LinkedHashSet<>();
    private final Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    private final Map<String, Double> levels = new LinkedHashMap<>();

    /** A chart without bars. */
    public BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Adds a bar. */
    public void bar(String category, String name, double value) {
        categories.add(category);
        series.computeIfAbsent(name, unknown -> new LinkedHashMap<>()).put(category, value);
    }

    /** Adds a level. */
    public void level(String name, double value) {
        levels.put(name, value);
    }

    /**
     * Draws it; a category that a series lacks has no bar.
     *
     * @throws IllegalStateException if there are no bars
     */
    public BufferedImage draw() {
        if (categories.isEmpty()) throw new IllegalStateException(title + ": no bars to draw");
        CategoryChart chart = new CategoryChart(WIDTH, HEIGHT);
        CategoryStyler style = chart.getStyler();
        String named = levels.isEmpty() ? title : title + "; dashed: " + String.join(", ", levels.keySet());
        Look.apply(chart, style, named, "", unit);
        style.setAvailableSpaceFill(0.8);
        style.setPlotGridVerticalLinesVisible(false);
        style.setXAxisLabelRotation(categories.size() > 7 ? 30 : 0);
        // Every category has its label, however close they are.
        style.setXAxisTickMarkSpacingHint(1);
        List<String> x = new ArrayList<>(categories);
        series.forEach((name, values) -> chart.addSeries(
                name,
                x,
                x.stream().map(category -> values.getOrDefault(category, 0.0)).toList()));
        style.setAnnotationLineColor(Look.INK);
        style.setAnnotationLineStroke(Look.DASHED);
        levels.values().forEach(value -> chart.addAnnotation(new AnnotationLine(value, false, false)));
        style.setYAxisMin(0.0);
        style.setYAxisMax(ROOM * highest());
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** The highest bar or level. */
    private double highest() {
        Stream<Double> bars = series.values().stream().flatMap(values -> values.values().stream());
        return Stream.concat(bars, levels.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }
}
