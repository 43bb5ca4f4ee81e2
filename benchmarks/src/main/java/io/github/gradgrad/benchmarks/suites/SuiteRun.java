package io.github.gradgrad.benchmarks.suites;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs a suite with JMH's profiler gc. */
public final class SuiteRun {
    private SuiteRun() {}

    /**
     * Runs a suite and writes JMH's own JSON.
     *
     * @param arguments of JMH's command line, such as {@code -f 5} or {@code -p size=64}
     * @param threads that the library computes with; empty: one per core
     * @throws IllegalArgumentException if JMH does not know an argument, or nothing was measured
     */
    public static List<Score> of(Suite suite, List<String> arguments, OptionalInt threads, Path json)
            throws RunnerException {
        Collection<RunResult> results =
                new Runner(options(suite, arguments, threads, json).build()).run();
        if (results.isEmpty()) throw new IllegalArgumentException(suite.label() + ": nothing was measured");
        return Score.all(suite, results);
    }

    private static ChainedOptionsBuilder options(Suite suite, List<String> arguments, OptionalInt threads, Path json) {
        CommandLineOptions given = given(arguments);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .include(Pattern.quote(suite.benchmarks().getName()) + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        if (suite == Suite.PRODUCTS && !given.getParameter("provider").hasValue()) {
            options.param("provider", Providers.names().toArray(String[]::new));
        }
        // Its forks get this process's class path and JVM flags, and these on top.
        if (threads.isPresent()) options.jvmArgsAppend("-Dgradgrad.threads=" + threads.getAsInt());
        return options;
    }

    private static CommandLineOptions given(List<String> arguments) {
        try {
            return new CommandLineOptions(arguments.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new IllegalArgumentException("JMH: " + e.getMessage(), e);
        }
    }
}
