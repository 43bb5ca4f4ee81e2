package io.github.gradgrad.benchmarks.peers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * All timings of one configuration, round by round. An engine counts with its best round at its best number of threads: what else
 * happens on a machine, or beside a virtual one, only makes a program slower. Two virtual cores may for seconds be one physical core;
 * every engine needs enough rounds to have met them apart.
 */
public final class Comparison {
    static final String OURS = "gradgrad";

    private final String config;
    private final boolean penalty;
    /** Engine to threads to microseconds, one for each round. */
    private final Map<String, Map<Integer, double[]>> rounds = new LinkedHashMap<>();

    Comparison(String config, boolean penalty) {
        this.config = config;
        this.penalty = penalty;
    }

    /**
     * A peer beside ours.
     *
     * @param ratio the peer's best time divided by our best: above 1, ours is faster
     * @param least the smallest such ratio within a round
     * @param most the largest
     */
    public record Ratio(String engine, int threads, double microseconds, double ratio, double least, double most) {}

    void add(Timing timing) {
        Map<Integer, double[]> byThreads =
                rounds.computeIfAbsent(Objects.requireNonNull(timing.engine()), engine -> new LinkedHashMap<>());
        byThreads.merge(timing.threads(), new double[] {timing.us()}, Comparison::append);
    }

    public String config() {
        return config;
    }

    public boolean penalty() {
        return penalty;
    }

    /** The best time of an engine. */
    public OptionalDouble microseconds(String engine) {
        Map<Integer, double[]> byThreads = rounds.getOrDefault(engine, Map.of());
        return byThreads.values().stream().mapToDouble(Comparison::least).min();
    }

    /** Every peer beside ours, in the order in which they ran. */
    public List<Ratio> ratios() {
        double[] ours = best(OURS).getValue();
        return rounds.keySet().stream()
                .filter(engine -> !engine.equals(OURS))
                .map(engine -> ratio(engine, best(engine), ours))
                .toList();
    }

    private static Ratio ratio(String engine, Map.Entry<Integer, double[]> best, double[] ours) {
        double[] theirs = best.getValue(), ratios = new double[Math.min(ours.length, theirs.length)];
        Arrays.setAll(ratios, round -> theirs[round] / ours[round]);
        return new Ratio(
                engine,
                best.getKey(),
                least(theirs),
                least(theirs) / least(ours),
                least(ratios),
                Arrays.stream(ratios).max().orElseThrow());
    }

    private Map.Entry<Integer, double[]> best(String engine) {
        return rounds.getOrDefault(engine, Map.of()).entrySet().stream()
                .min(Comparator.comparingDouble(entry -> least(entry.getValue())))
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
                    least(ours.getValue()),
                    ours.getKey(),
                    ratio.engine,
                    ratio.microseconds,
                    ratio.threads,
                    ratio.ratio,
                    ratio.least,
                    ratio.most));
        }
        return text.toString();
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double[] append(double[] before, double[] one) {
        double[] longer = Arrays.copyOf(before, before.length + 1);
        longer[before.length] = one[0];
        return longer;
    }
}
