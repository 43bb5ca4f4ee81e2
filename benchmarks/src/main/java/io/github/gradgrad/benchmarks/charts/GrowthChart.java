package io.github.gradgrad.benchmarks.charts;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over a size, both axes logarithmic: a power of the size is a straight line, and the same growth is the same slope. */
public final class GrowthChart {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 480;

    private GrowthChart() {}

    /**
     * Draws the measured values as lines, and beside them, dashed, what they would be if they grew like the expected ones.
     *
     * @param measured for each line its values at the sizes
     * @param expected the same names; each is scaled so that it meets the measured line at the first size
     */
    public static BufferedImage of(
            String title,
            String x,
            String y,
            List<Integer> sizes,
            Map<String, List<Double>> measured,
            Map<String, List<Double>> expected) {
        XYChart chart = new XYChart(WIDTH, HEIGHT);
        XYStyler style = chart.getStyler();
        Look.apply(chart, style, title, x, y);
        style.setXAxisLogarithmic(true);
        style.setYAxisLogarithmic(true);
        style.setXAxisLogarithmicDecadeOnly(false);
        style.setYAxisLogarithmicDecadeOnly(false);
        boolean few = sizes.get(sizes.size() - 1) < 10 * sizes.get(0);
        style.setXAxisTickLabelsFormattingFunction(few ? GrowthChart::number : GrowthChart::oneTwoFive);
        style.setYAxisTickLabelsFormattingFunction(GrowthChart::oneTwoFive);
        int colour = 0;
        for (Map.Entry<String, List<Double>> line : measured.entrySet()) {
            XYSeries series = chart.addSeries(line.getKey(), sizes, line.getValue());
            series.setLineColor(Look.COLOURS[colour]);
            series.setMarkerColor(Look.COLOURS[colour]);
            List<Double> growth = expected.getOrDefault(line.getKey(), List.of());
            if (!growth.isEmpty()) {
                double scale = line.getValue().get(0) / growth.get(0);
                XYSeries dashed = chart.addSeries(
                        line.getKey() + ": the arithmetic",
                        sizes,
                        growth.stream().map(value -> scale * value).toList());
                dashed.setMarker(SeriesMarkers.NONE);
                dashed.setLineColor(Look.COLOURS[colour]).setLineStyle(Look.DASHED);
            }
            colour = (colour + 1) % Look.COLOURS.length;
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** A label for 1, 2 and 5 times a power of ten; the ticks between them have none. */
    static String oneTwoFive(double tick) {
        long digit = Math.round(tick / Math.pow(10, Math.floor(Math.log10(tick) + 1e-9)));
        return digit == 1 || digit == 2 || digit == 5 ? number(tick) : "";
    }

    private static String number(double tick) {
        return String.format(Locale.ROOT, "%,.0f", tick);
    }
}
