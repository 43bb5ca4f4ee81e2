package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that times or repeats critic steps. */
final class StepOptions {
    private static final double MOST_SECONDS = 3600;

    @Option(
            names = "--config",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "${COMPLETION-CANDIDATES} (default: all); may be given several times")
    private List<String> names = List.of();

    @Option(names = "--seconds", paramLabel = "X", description = "warm-up for each step (default: ${DEFAULT-VALUE})")
    private double seconds = 5;

    List<CriticConfig> configs() {
        return names.isEmpty()
                ? CriticConfig.ALL
                : names.stream().map(StepOptions::config).toList();
    }

    double seconds() {
        if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
        throw new IllegalArgumentException("--seconds: a positive number up to 3600 expected, got " + seconds);
    }

    static CriticConfig config(String name) {
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
