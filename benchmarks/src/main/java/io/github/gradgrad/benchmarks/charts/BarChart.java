package io.github.gradgrad.benchmarks.charts;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Bars in groups, one group for each category and in it a bar for each series; perhaps a dashed level across all of them. */
public final class BarChart {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 520;

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
        Look.apply(chart, style, title, "", unit);
        style.setAvailableSpaceFill(0.8);
        style.setPlotGridVerticalLinesVisible(false);
        style.setXAxisLabelRotation(categories.size() > 7 ? 30 : 0);
        List<String> x = new ArrayList<>(categories);
        series.forEach((name, values) -> chart.addSeries(
                name,
                x,
                x.stream().map(category -> values.getOrDefault(category, 0.0)).toList()));
        levels.forEach((name, value) -> {
            CategorySeries level = chart.addSeries(name, x, Collections.nCopies(x.size(), value));
            level.setChartCategorySeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
            level.setMarker(SeriesMarkers.NONE);
            level.setLineColor(Look.INK);
            level.setLineStyle(Look.DASHED);
        });
        return BitmapEncoder.getBufferedImage(chart);
    }
}
