package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.style.HeatMapStyler;

/** A table of shares from 0 to 1, each written into a cell that is the darker the more it is. */
public final class SharesPicture {
    private static final int CELL_WIDTH = 84;
    private static final int CELL_HEIGHT = 44;
    private static final int MARGIN = 130;

    private SharesPicture() {}

    /**
     * The table with the first row on top.
     *
     * @param shares [rows][columns]
     */
    public static BufferedImage of(String title, List<String> rows, List<String> columns, double[][] shares) {
        int width = MARGIN + columns.size() * CELL_WIDTH, height = MARGIN + rows.size() * CELL_HEIGHT;
        HeatMapChart chart = new HeatMapChart(width, height);
        chart.setTitle(title);
        HeatMapStyler style = chart.getStyler();
        style.setRangeColors(new Color[] {Color.WHITE, Charts.BLUE}).setMin(0).setMax(1);
        style.setShowValue(true).setHeatMapValueDecimalPattern("0.0#").setValueFontColor(Charts.INK);
        style.setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).setDrawBorder(true);
        style.setLegendVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setChartFontColor(Charts.INK);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setAxisTickLabelsColor(Charts.INK);
        // The chart counts rows from below.
        List<String> fromBelow = new ArrayList<>(rows);
        Collections.reverse(fromBelow);
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                cells.add(new Number[] {column, rows.size() - 1 - row, shares[row][column]});
            }
        }
        chart.addSeries("shares", columns, fromBelow, cells);
        return BitmapEncoder.getBufferedImage(chart);
    }
}
