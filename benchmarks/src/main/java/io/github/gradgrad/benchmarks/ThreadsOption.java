package io.github.gradgrad.benchmarks;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many threads the library computes with. */
final class ThreadsOption {
    private static final int MOST = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "threads to compute with (default: one per core)")
    private @Nullable Integer threads;

    /** The number that was asked for. */
    OptionalInt given() {
        if (threads == null) return OptionalInt.empty();
        return OptionalInt.of(requireValid(threads));
    }

    /** Sets it for this process, before the first tensor: the backend reads the property once. */
    void apply() {
        given().ifPresent(number -> System.setProperty("gradgrad.threads", Integer.toString(number)));
    }

    static int requireValid(int threads) {
        if (threads >= 1 && threads <= MOST) return threads;
        throw new IllegalArgumentException("--threads: a whole number from 1 to " + MOST + " expected, got " + threads);
    }
}
