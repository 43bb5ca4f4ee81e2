package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.CriticTiming;
import io.github.gradgrad.tensor.Backend;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "critic-step",
        description = "Times one update of a critic, as the other engines' programs do: one JSON line for each"
                + " configuration, all of them with the gradient penalty, then all without.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CriticStepCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;
    private static final double MOST_SECONDS = 3600;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--threads", paramLabel = "N", description = "threads to compute with (default: one per core)")
    private @Nullable Integer threads;

    @Option(
            names = "--config",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "${COMPLETION-CANDIDATES} (default: all); may be given several times")
    private List<String> names = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "X",
            description =
                    "warm-up for each line (default: ${DEFAULT-VALUE}); the rounds after it take 1.75 times as long")
    private double seconds = 2;

    @Override
    public Integer call() {
        List<CriticConfig> configs = names.isEmpty()
                ? CriticConfig.ALL
                : names.stream().map(CriticStepCommand::config).toList();
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new IllegalArgumentException("--seconds: a positive number up to 3600 expected, got " + seconds);
        }
        applyThreads();
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = line.getOut();
        // Not on stdout, which is for the lines alone; a number means nothing without this.
        line.getErr().println(Backend.current().summary());
        for (boolean penalty : new boolean[] {true, false}) {
            for (CriticConfig config : configs) {
                out.println(CriticTiming.of(config, penalty, seconds).toJson());
                out.flush();
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /** Before the first tensor: the backend reads the property once. */
    private void applyThreads() {
        if (threads == null) return;
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "--threads: a whole number from 1 to " + MOST_THREADS + " expected, got " + threads);
        }
        System.setProperty("gradgrad.threads", threads.toString());
    }

    private static CriticConfig config(String name) {
        try {
            return CriticConfig.of(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--config: " + e.getMessage(), e);
        }
    }

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CriticConfig.names().iterator();
        }
    }
}
