package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/** Several named lines over one axis. */
public final class LinePicture {
    private static final int WIDTH = 760;
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
        return BitmapEncoder.getBufferedImage(chart);
    }
}
