package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Several named lines over one axis. */
public final class LinePicture {
    private static final int WIDTH = 760;
    private static final int HALF_WIDTH = 480;
    private static final int HEIGHT = 380;
    private static final int TICK_SPACING = 90;
    private static final Color[] COLOURS = {
        Charts.BLUE, Charts.ORANGE, new Color(0x2f855a), new Color(0x9f3a9f), new Color(0xb7791f), Charts.GREY
    };

    private LinePicture() {}

    /** A line: the legend's word for it, and its points. */
    public static final class Line {
        private final String name;
        private final double[] x;
        private final double[] y;

        public Line(String name, double[] x, double[] y) {
            this.name = name;
            this.x = x.clone();
            this.y = y.clone();
        }

        /** A line over 1, 2, 3, .. */
        public static Line of(String name, double[] y) {
            double[] x = new double[y.length];
            for (int i = 0; i < x.length; i++) x[i] = i + 1;
            return new Line(name, x, y);
        }
    }

    /** The lines in one chart. A value that is not finite leaves a gap. */
    public static BufferedImage of(String title, String xTitle, String yTitle, List<Line> lines) {
        return of(title, xTitle, yTitle, Double.NaN, lines);
    }

    /** The same with a dashed line at a level of y, unless that is NaN or there is no other line. */
    public static BufferedImage of(String title, String xTitle, String yTitle, double level, List<Line> lines) {
        XYChart chart = Charts.chart(WIDTH, HEIGHT, title);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        chart.getStyler().setXAxisTickMarkSpacingHint(TICK_SPACING);
        if (!lines.isEmpty()) Charts.roundTicks(chart, lines.get(0).x);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double[] y = Arrays.stream(line.y)
                    .map(v -> Double.isFinite(v) ? v : Double.NaN)
                    .toArray();
            Charts.line(chart, line.name, line.x, y, COLOURS[i % COLOURS.length], 2);
        }
        if (!lines.isEmpty() && !Double.isNaN(level)) Charts.level(chart, lines.get(0).x, level);
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** How often values fall into bins: an area in steps, {@code x} the middles of the bins, equally far apart. */
    public static BufferedImage histogram(String title, String xTitle, String yTitle, double[] x, double[] y) {
        XYChart chart = Charts.chart(HALF_WIDTH, HEIGHT, title);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        chart.getStyler().setLegendVisible(false);
        double width = x[1] - x[0];
        double[] ends = new double[2 * x.length + 2], heights = new double[ends.length];
        for (int i = 0; i < ends.length; i++) {
            // By multiples of the width, so that rounding cannot put the end of a bin behind the start of the next.
            int bin = i / 2;
            ends[i] = x[0] - width / 2 + bin * width;
            if (i > 0 && i < ends.length - 1) heights[i] = y[(i - 1) / 2];
        }
        Charts.line(chart, title, ends, heights, Charts.BLUE, 1)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Area)
                .setFillColor(Charts.pale(Charts.BLUE));
        return BitmapEncoder.getBufferedImage(chart);
    }
}
