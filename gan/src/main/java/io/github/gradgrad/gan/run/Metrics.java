package io.github.gradgrad.gan.run;

import java.util.List;
import java.util.Locale;

/**
 * One row of {@code metrics.csv}: what was seen since the row before.
 *
 * @param seconds training time since the start of the run, breaks left out
 * @param criticLoss with the penalty; a mean over the critic's updates
 * @param wassersteinEstimate mean C(x) - mean C(G(z)), without the penalty; a mean over the critic's updates
 * @param gradientNormMean mean of ||dC/dx|| over one batch of points between real and generated samples
 * @param gradientNormMax the largest of them
 */
public record Metrics(
        long iteration,
        double seconds,
        double criticLoss,
        double generatorLoss,
        double wassersteinEstimate,
        double gradientNormMean,
        double gradientNormMax) {
    /** The names of the columns, in their order. */
    public static final List<String> COLUMNS = List.of(
            "iteration",
            "seconds",
            "critic_loss",
            "generator_loss",
            "wasserstein_estimate",
            "gradient_norm_mean",
            "gradient_norm_max");

    String toCsv() {
        return iteration + "," + String.format(Locale.ROOT, "%.3f", seconds) + "," + criticLoss + "," + generatorLoss
                + "," + wassersteinEstimate + "," + gradientNormMean + "," + gradientNormMax;
    }

    /**
     * The row of a line.
     *
     * @throws IllegalArgumentException if the line is not one that {@link #toCsv} writes
     */
    static Metrics parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS.size()) {
            throw new IllegalArgumentException(COLUMNS.size() + " columns expected, got " + cells.length);
        }
        return new Metrics(
                Long.parseLong(cells[0]),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]));
    }
}
