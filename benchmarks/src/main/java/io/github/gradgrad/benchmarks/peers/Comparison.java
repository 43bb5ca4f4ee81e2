package io.github.gradgrad.benchmarks.peers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All turns of one configuration. An engine counts with the number of threads at which its median is best. What else happens on a machine, or beside a
 * virtual one, meets all engines within a few turns, so the ratio of two engines is the median of those of single turns.
 */
public final class Comparison {
    static final String OURS = "gradgrad";

    private final String config;
    private final boolean penalty;
    /** Engine to threads to microseconds, one for each turn. */
    private final Map<String, Map<Integer, double[]>> turns = new LinkedHashMap<>();

    Comparison(String config, boolean penalty) {
        this.config = config;
        this.penalty = penalty;
    }

    /**
     * A peer beside ours.
     *
     * @param microseconds per step, the median of the turns
     * @param ratio the median of the peer's time divided by ours, turn by turn: above 1, ours is faster
     * @param low a quarter of the ratios are below
     * @param high a quarter of them are above
     */
    public record Ratio(String engine, int threads, double microseconds, double ratio, double low, double high) {}

    void add(Timing timing) {
        Map<Integer, double[]> byThreads =
                turns.computeIfAbsent(Objects.requireNonNull(timing.engine()), engine -> new LinkedHashMap<>());
        byThreads.merge(timing.threads(), new double[] {timing.us()}, Comparison::append);
    }

    public String config() {
        return config;
    }

    public boolean penalty() {
        return penalty;
    }

    /** Every peer beside ours, in the order in which they ran. */
    public List<Ratio> ratios() {
        double[] ours = best(OURS).getValue();
        return turns.keySet().stream()
                .filter(engine -> !engine.equals(OURS))
                .map(engine -> ratio(engine, best(engine), ours))
                .toList();
    }

    private static Ratio ratio(String engine, Map.Entry<Integer, double[]> best, double[] ours) {
        double[] theirs = best.getValue(), ratios = new double[Math.min(ours.length, theirs.length)];
        Arrays.setAll(ratios, turn -> theirs[turn] / ours[turn]);
        return new Ratio(
                engine,
                best.getKey(),
                quantile(theirs, 0.5),
                quantile(ratios, 0.5),
                quantile(ratios, 0.25),
                quantile(ratios, 0.75));
    }

    private Map.Entry<Integer, double[]> best(String engine) {
        return turns.getOrDefault(engine, Map.of()).entrySet().stream()
                .min(Comparator.comparingDouble(entry -> quantile(entry.getValue(), 0.5)))
                .orElseThrow(() -> new IllegalStateException("peers: no timing of " + engine + " for " + config));
    }

    /** A line for each peer, in columns of fixed width. */
    public String toTable() {
        Map.Entry<Integer, double[]> ours = best(OURS);
        StringBuilder text = new StringBuilder();
        for (Ratio ratio : ratios()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %-11s ours %10.1f us (%d threads)   %-9s %10.1f us (%d threads)   ratio %.2f (%.2f to %.2f)%n",
                    config,
                    penalty ? "penalty" : "no penalty",
                    quantile(ours.getValue(), 0.5),
                    ours.getKey(),
                    ratio.engine,
                    ratio.microseconds,
                    ratio.threads,
                    ratio.ratio,
                    ratio.low,
                    ratio.high));
        }
        return text.toString();
    }

    /** Of the sorted values, the one at this part of the way, or between the two nearest. */
    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = part * (sorted.length - 1);
        int below = (int) place, above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double[] append(double[] before, double[] one) {
        double[] longer = Arrays.copyOf(before, before.length + 1);
        longer[before.length] = one[0];
        return longer;
    }
}
