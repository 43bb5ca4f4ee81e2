package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.critic.Constraint;
import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.suites.CriticStepBenchmark;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "collectors",
        description =
                "Times the critic step with the penalty under each garbage collector, in a JVM of its own, in turns:"
                        + " one JSON line for each configuration, collector and round.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CollectorsCommand implements Callable<Integer> {
    private static final List<String> COLLECTORS = List.of("Serial", "Parallel", "G1");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--config", paramLabel = "NAME", description = "may be given several times (default: all)")
    private List<String> names = CriticConfig.names();

    @Option(names = "--rounds", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private Integer rounds = 3;

    @Override
    public Integer call() throws RunnerException {
        names.forEach(StepOptions::config);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (String config : names) {
            for (int round = 1; round <= rounds; round++) {
                for (String collector : COLLECTORS) {
                    out.printf(
                            Locale.ROOT,
                            "{\"config\":\"%s\",\"collector\":\"%s\",\"round\":%d,\"us\":%.1f}%n",
                            config,
                            collector,
                            round,
                            microseconds(config, collector));
                    out.flush();
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private double microseconds(String config, String collector) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(CriticStepBenchmark.class.getName() + "\\.")
                        .param("config", config)
                        .param("constraint", Constraint.PENALTY.name())
                        .jvmArgs(flags(collector).toArray(String[]::new))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .runSingle();
        return result.getPrimaryResult().getScore();
    }

    /** The flags of this JVM, with another collector. */
    private List<String> flags(String collector) {
        List<String> flags =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        flags.removeIf(flag -> flag.matches("-XX:[+-]Use\\w+GC"));
        flags.add("-XX:+Use" + collector + "GC");
        threads.given().ifPresent(number -> flags.add("-Dgradgrad.threads=" + number));
        return flags;
    }
}
