package io.github.gradgrad.gan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --threads N}: to be applied before the first tensor is made. */
final class ThreadsOption {
    private static final int MOST = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "threads to compute with (default: one per core)")
    private @Nullable Integer threads;

    void apply() {
        if (threads == null) return;
        if (threads < 1 || threads > MOST) {
            throw new IllegalArgumentException(
                    "--threads: a whole number from 1 to " + MOST + " expected, got " + threads);
        }
        System.setProperty("gradgrad.threads", threads.toString());
    }
}
