package io.github.gradgrad.benchmarks.peers;

import io.github.gradgrad.benchmarks.critic.PeakMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process of an engine printed and took.
 *
 * @param lines on stdout
 * @param peak the most bytes of memory that it had, looked at ten times a second; 0 where the system does not tell
 */
record EngineProcess(List<String> lines, long peak) {
    private static final long LOOK_MILLIS = 100;

    /**
     * Runs it to its end.
     *
     * @throws IllegalStateException if it fails; what it said on stderr has been passed on
     */
    static EngineProcess run(String engine, ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long[] peak = {0};
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                do peak[0] = Math.max(peak[0], PeakMemory.of(process.pid()));
                while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        } finally {
            // Of use where reading failed: a process that goes on would disturb the others.
            if (Thread.currentThread().isInterrupted()) process.destroy();
        }
        int status = process.waitFor();
        watch.join();
        if (status != 0) throw new IllegalStateException("peers: " + engine + " ended with status " + status);
        return new EngineProcess(lines, peak[0]);
    }
}
