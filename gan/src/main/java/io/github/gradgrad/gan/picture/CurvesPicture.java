package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/**
 * How a training went: the Wasserstein estimate, the losses and the gradient norms of the critic over the iterations,
 * one panel below the other.
 *
 * <p>A pale line shows the numbers as they are, a strong one their mean over a 25th of the run around each iteration. A
 * dashed line marks what a panel is about: the estimate's 0, and the norm 1 that a gradient penalty asks for.
 */
public final class CurvesPicture {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 270;
    private static final int LEFT = 60;
    private static final int TICK_SPACING = 100;
    private static final int WINDOWS = 25;

    private static final String ITERATION = "iteration";

    private CurvesPicture() {}

    /** One line of a panel: a column, and what the legend calls it. */
    private record Curve(String column, String name, Color colour) {}

    /**
     * The curves of the columns of a run's {@code metrics.csv}: {@code wasserstein_estimate}, {@code critic_loss},
     * {@code generator_loss}, {@code gradient_norm_mean} and {@code gradient_norm_max} over {@code iteration}. Other
     * columns are passed over, a panel without a finite number is left out, a number that is not finite leaves a gap.
     *
     * @throws IllegalArgumentException if there are no iterations, nothing to draw, or a column has another length
     */
    public static BufferedImage of(Map<String, double[]> columns) {
        double[] iteration = column(columns, ITERATION);
        if (iteration.length == 0)
            throw new IllegalArgumentException("curves: a column 'iteration' with rows expected");
        columns.forEach((name, column) -> {
            if (column.length != iteration.length) {
                throw new IllegalArgumentException("curves: column '" + name + "' has " + column.length
                        + " rows, 'iteration' " + iteration.length);
            }
        });
        Page page = new Page(0);
        addPanel(
                page,
                columns,
                "Wasserstein estimate: mean C(x) \u2212 mean C(G(z))",
                0,
                new Curve("wasserstein_estimate", "estimate", Charts.BLUE));
        addPanel(
                page,
                columns,
                "losses",
                Double.NaN,
                new Curve("critic_loss", "critic", Charts.BLUE),
                new Curve("generator_loss", "generator", Charts.ORANGE));
        addPanel(
                page,
                columns,
                "norm of the critic's gradient",
                1,
                new Curve("gradient_norm_max", "largest of the batch", Charts.ORANGE),
                new Curve("gradient_norm_mean", "mean of the batch", Charts.BLUE));
        if (page.isEmpty()) throw new IllegalArgumentException("curves: no column with a finite number to draw");
        return page.draw();
    }

    /** Adds a panel with a dashed line at a level, unless that is NaN; or nothing, if no curve has a finite number. */
    private static void addPanel(
            Page page, Map<String, double[]> columns, String title, double level, Curve... curves) {
        double[] iteration = column(columns, ITERATION);
        List<Curve> present = Arrays.stream(curves)
                .filter(curve -> Arrays.stream(column(columns, curve.column)).anyMatch(Double::isFinite))
                .toList();
        if (present.isEmpty()) return;
        XYChart chart = Charts.chart(WIDTH, HEIGHT, title);
        chart.getStyler().setYAxisLeftWidthHint(LEFT);
        chart.getStyler().setXAxisTickMarkSpacingHint(TICK_SPACING);
        Charts.roundTicks(chart, iteration);
        chart.getStyler().setXAxisMin(0.0);
        for (Curve curve : present) {
            double[] values = withGaps(column(columns, curve.column));
            Charts.line(chart, curve.name + " raw", iteration, values, Charts.pale(curve.colour), 1)
                    .setShowInLegend(false);
            Charts.line(chart, curve.name, iteration, smooth(values), curve.colour, 2);
        }
        if (!Double.isNaN(level)) Charts.level(chart, iteration, level);
        page.add("", BitmapEncoder.getBufferedImage(chart));
    }

    private static double[] column(Map<String, double[]> columns, String name) {
        return columns.getOrDefault(name, new double[0]);
    }

    private static double[] withGaps(double[] values) {
        return Arrays.stream(values)
                .map(v -> Double.isFinite(v) ? v : Double.NaN)
                .toArray();
    }

    /** The mean of the numbers in a window around each place; the window is cut off at the ends. */
    static double[] smooth(double[] values) {
        int half = values.length / (2 * WINDOWS);
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - half), to = Math.min(values.length, i + half + 1);
            means[i] = Arrays.stream(values, from, to)
                    .filter(v -> !Double.isNaN(v))
                    .average()
                    .orElse(Double.NaN);
        }
        return means;
    }
}
