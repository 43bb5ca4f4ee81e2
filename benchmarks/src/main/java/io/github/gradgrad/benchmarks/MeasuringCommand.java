package io.github.gradgrad.benchmarks;

import io.github.gradgrad.tensor.Backend;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that measures in this process and prints a line for each number, as soon as it has it. */
abstract class MeasuringCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    public final Integer call() throws Exception {
        // Flushes each line, so that it is seen before the next number is there.
        measure(new PrintWriter(line().getOut(), true));
        return CommandLine.ExitCode.OK;
    }

    /** Checks all options, calls {@link #begin}, and measures. */
    abstract void measure(PrintWriter out) throws Exception;

    /** Says what the library computes with: not on stdout, which is for the lines alone; a number means nothing without it. */
    final void begin() {
        threads.apply();
        line().getErr().println(Backend.current().summary());
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
