package io.github.gradgrad.gan.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The common look of the charts: white, quiet, no frame. */
final class Charts {
    static final Color INK = new Color(0x333333);
    static final Color GREY = new Color(0x8a94a6);
    static final Color BLUE = new Color(0x2b6cb0);
    static final Color ORANGE = new Color(0xdd6b20);

    private static final Color GRID = new Color(0xe8eaee);
    private static final BasicStroke THIN = new BasicStroke(1);
    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);

    private Charts() {}

    static XYChart chart(int width, int height, String title) {
        XYChart chart = new XYChart(width, height);
        chart.setTitle(title);
        XYStyler style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        style.setChartTitleVisible(!title.isEmpty());
        style.setChartFontColor(INK);
        style.setChartTitleFontColor(INK);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(THIN);
        style.setAxisTickMarksColor(GRID);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendPadding(8);
        style.setLegendLayout(Styler.LegendLayout.Horizontal);
        // Below the plot, where it hides nothing.
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setAntiAlias(true);
        return chart;
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour, float width) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setLineColor(colour);
        return series;
    }

    /** A dashed horizontal line from the first to the last of {@code x}, without a place in the legend. */
    static void level(XYChart chart, double[] x, double y) {
        double[] ends = {x[0], x[x.length - 1]};
        XYSeries series = line(chart, "level " + y, ends, new double[] {y, y}, INK, 1);
        series.setLineStyle(DASHED);
        series.setShowInLegend(false);
    }

    /**
     * Makes the ticks of the x axis round numbers. XChart would put them at multiples of the distance of the x values,
     * if that is always the same: an invisible point between two of them prevents it.
     */
    static void roundTicks(XYChart chart, double[] x) {
        double between = x[0] + 0.382 * (x[x.length - 1] - x[0]) / x.length;
        line(chart, "off the beat", new double[] {between}, new double[] {Double.NaN}, INK, 0)
                .setShowInLegend(false);
    }

    /** The colour mixed with three parts of white: opaque, so that crossing lines do not darken each other. */
    static Color pale(Color colour) {
        return new Color(
                (colour.getRed() + 3 * 255) / 4, (colour.getGreen() + 3 * 255) / 4, (colour.getBlue() + 3 * 255) / 4);
    }
}
