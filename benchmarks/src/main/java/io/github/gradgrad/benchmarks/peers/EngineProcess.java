package io.github.gradgrad.benchmarks.peers;

import io.github.gradgrad.benchmarks.critic.PeakMemory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An engine's program while it runs. For each line {@code PENALTY STEPS} on stdin, such as {@code true 40}, it makes one critic step that it
 * does not time and then so many that it does, and prints a {@link Timing}. It ends with its input.
 */
final class EngineProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final String engine;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private EngineProcess(String engine, Process process) {
        this.engine = engine;
        this.process = process;
        requests = process.outputWriter();
        answers = process.inputReader();
    }

    /**
     * Starts it; what it says on stderr is passed on.
     *
     * @throws IllegalStateException if there is no such program
     */
    static EngineProcess start(String engine, ProcessBuilder command) {
        try {
            return new EngineProcess(
                    engine,
                    command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new IllegalStateException("peers: " + engine + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Has it make steps.
     *
     * @throws IllegalStateException if it has ended, or answers with something else
     */
    Timing run(boolean penalty, long steps) throws InterruptedException {
        String line = ask(penalty + " " + steps);
        if (line != null) return Timing.parse(line);
        throw new IllegalStateException("peers: " + engine + " ended with status " + process.waitFor());
    }

    /** The answer; null if the program has ended. */
    private @Nullable String ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
            return answers.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    /** The most bytes of memory that it has had so far; 0 where the system does not tell. */
    long peakMemory() {
        return PeakMemory.of(process.pid());
    }

    /** Ends it, by force if it does not end with its input: one that goes on would disturb the others. */
    @Override
    public void close() {
        try {
            requests.close();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It reads no more, as it has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
