package io.github.gradgrad.benchmarks.suites;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark of a suite measured.
 *
 * @param category the group that its bar stands in
 * @param series what distinguishes it from others of the group
 * @param microseconds per call
 * @param rate in the suite's unit
 * @param allocated bytes per call, by JMH's profiler gc; NaN if that was not asked
 */
public record Score(String category, String series, double microseconds, double rate, double allocated) {
    static List<Score> all(Suite suite, Collection<RunResult> results) {
        boolean oneMethod = results.stream()
                        .map(result -> result.getParams().getBenchmark())
                        .distinct()
                        .count()
                == 1;
        return results.stream().map(result -> of(suite, result, oneMethod)).toList();
    }

    private static Score of(Suite suite, RunResult result, boolean oneMethod) {
        BenchmarkParams params = result.getParams();
        String benchmark = params.getBenchmark(), method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String category = suite.category().isEmpty() ? method : params.getParam(suite.category());
        List<String> series = new ArrayList<>();
        if (!suite.category().isEmpty() && !oneMethod) series.add(method);
        for (String key : params.getParamsKeys()) {
            if (!key.equals(suite.category())) series.add(key + " " + params.getParam(key));
        }
        double microseconds = result.getPrimaryResult().getScore();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Score(
                category,
                series.isEmpty() ? method : String.join(", ", series),
                microseconds,
                suite.rate(params, microseconds),
                allocated == null ? Double.NaN : allocated.getScore());
    }

    /** A line of a table, in columns of fixed width. */
    public String toLine() {
        return String.format(
                Locale.ROOT, "%-20s %-36s %12.2f us %10.2f %14.0f B", category, series, microseconds, rate, allocated);
    }
}
