package io.github.gradgrad.benchmarks.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** The common look of the charts: white and quiet, with the legend below. */
final class Look {
    static final Color[] COLOURS = {
        new Color(0x2b6cb0), new Color(0xdd6b20), new Color(0x2f855a), new Color(0x805ad5), new Color(0x8a94a6)
    };
    static final Color INK = new Color(0x333333);
    static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 4}, 0);
    private static final Color GRID = new Color(0xe8eaee);

    private Look() {}

    static void apply(AxesChart<?, ?> chart, AxesChartStyler style, String title, String x, String y) {
        chart.setTitle(title);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        style.setLocale(Locale.ROOT);
        style.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        style.setChartFontColor(INK);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setSeriesColors(COLOURS);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendLayout(Styler.LegendLayout.Horizontal);
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setAntiAlias(true);
    }
}
