package io.github.gradgrad.gan.picture;

import io.github.gradgrad.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A scatter plot of real and generated points, with equal axes that the real points fix. */
final class PointsPicture {
    private static final double MARGIN = 1.2;
    private static final int LEFT = 44;
    private static final int TICK_SPACING = 60;
    private static final int OPACITY = 150;

    private PointsPicture() {}

    static BufferedImage of(Tensor real, Tensor generated, int width, String title) {
        Square axes = Square.around(column(real, 0), column(real, 1));
        Cloud realCloud = new Cloud("real", real, axes, Charts.GREY);
        return draw(List.of(realCloud, new Cloud("generated", generated, axes, Charts.ORANGE)), axes, width, title);
    }

    /** Generated points alone; the axes hold them all. */
    static BufferedImage of(Tensor generated, int width) {
        Square axes = Square.around(column(generated, 0), column(generated, 1));
        return draw(List.of(new Cloud("generated", generated, axes, Charts.ORANGE)), axes, width, "");
    }

    private static BufferedImage draw(List<Cloud> clouds, Square axes, int width, String title) {
        XYChart chart = chart(width, title, axes);
        clouds.forEach(cloud -> cloud.announce(chart));
        int height = width + missingHeight(chart, width, axes);
        clouds.forEach(cloud -> cloud.fill(chart));
        return paint(chart, width, height);
    }

    private static XYChart chart(int width, String title, Square axes) {
        XYChart chart = Charts.chart(width, width, title);
        XYStyler style = chart.getStyler();
        style.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        style.setXAxisMin(axes.left);
        style.setXAxisMax(axes.left + axes.side);
        style.setYAxisMin(axes.bottom);
        style.setYAxisMax(axes.bottom + axes.side);
        style.setYAxisLeftWidthHint(LEFT);
        style.setAxisTitlesVisible(false);
        style.setXAxisTickMarkSpacingHint(TICK_SPACING);
        style.setYAxisTickMarkSpacingHint(TICK_SPACING);
        style.setMarkerSize(Math.max(3, width / 140));
        return chart;
    }

    /** By how much the plot of a chart as high as wide is lower than wide: title and legend take room, too. */
    private static int missingHeight(XYChart chart, int width, Square axes) {
        paint(chart, width, width);
        double across = chart.getScreenXFromChart(axes.left + axes.side) - chart.getScreenXFromChart(axes.left);
        double down = chart.getScreenYFromChart(axes.bottom) - chart.getScreenYFromChart(axes.bottom + axes.side);
        return (int) Math.round((across - down) / chart.getStyler().getPlotContentSize());
    }

    private static BufferedImage paint(XYChart chart, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        chart.paint(graphics, width, height);
        graphics.dispose();
        return picture;
    }

    private static double[] column(Tensor points, int column) {
        int n = points.shape().dim(0), columns = points.shape().dim(1);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) values[i] = points.at(i * columns + column);
        return values;
    }

    /** The part of the plane that is shown. */
    private record Square(double left, double bottom, double side) {
        static Square around(double[] x, double[] y) {
            double lowX = Arrays.stream(x).min().orElse(0),
                    highX = Arrays.stream(x).max().orElse(0);
            double lowY = Arrays.stream(y).min().orElse(0),
                    highY = Arrays.stream(y).max().orElse(0);
            double range = Math.max(highX - lowX, highY - lowY), side = range > 0 ? MARGIN * range : 1;
            return new Square((lowX + highX - side) / 2, (lowY + highY - side) / 2, side);
        }

        boolean contains(double x, double y) {
            return x >= left && x <= left + side && y >= bottom && y <= bottom + side;
        }
    }

    /** The points of one kind; those outside the axes are counted in the legend. */
    private static final class Cloud {
        private final String label;
        private final Color colour;
        private final double[] x;
        private final double[] y;

        Cloud(String name, Tensor points, Square axes, Color colour) {
            this.colour = colour;
            x = column(points, 0);
            y = column(points, 1);
            int outside = 0;
            for (int i = 0; i < x.length; i++) {
                if (axes.contains(x[i], y[i])) continue;
                outside++;
                x[i] = 0;
                y[i] = Double.NaN;
            }
            label = outside == 0 ? name : name + " (" + outside + " outside)";
        }

        /** Enters the points into the legend, which is all that the layout depends on. */
        void announce(XYChart chart) {
            XYSeries series = chart.addSeries(label, new double[] {0}, new double[] {Double.NaN});
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), OPACITY));
        }

        void fill(XYChart chart) {
            chart.updateXYSeries(label, x, y, null);
        }
    }
}
