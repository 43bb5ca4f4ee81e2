package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code gradgrad train} in a process of its own, and what another process sees of it: this one. */
final class TrainingProcess {
    private final Path run;
    private final Path output;
    private final Process process;

    private TrainingProcess(Path run, Path output, Process process) {
        this.run = run;
        this.output = output;
        this.process = process;
    }

    /**
     * Starts it with the kernels and threads of this process.
     *
     * @param run the run's folder; what is printed goes into a file beside it
     * @param pause at least so many milliseconds between two checkpoints
     */
    static TrainingProcess start(Path run, int pause, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("gradgrad.")) command.add("-D" + name + "=" + System.getProperty(name));
        }
        command.addAll(List.of(
                "-Dgradgrad.checkpoint.millis=" + pause,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--quiet",
                "--out",
                run.toString()));
        command.addAll(options);
        Path output = run.resolveSibling(run.getFileName() + ".output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new TrainingProcess(run, output, process);
    }

    /** Whether it has ended, after waiting for that a moment: the only pause there is between two looks at its files. */
    boolean endsWithin(long nanoseconds) throws InterruptedException {
        return process.waitFor(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /** Waits until so many rows are in the file, and fails if the process ends before. */
    void awaitRows(int count) throws IOException, InterruptedException {
        while (rows(run).size() < count) {
            assertFalse(endsWithin(2_000_000), () -> "ended before row " + count + ": " + printed());
        }
    }

    /** SIGKILL, which no program can prepare for. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end, which is to be a success. */
    void finish() throws InterruptedException {
        assertEquals(0, process.waitFor(), this::printed);
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The rows of metrics.csv that are whole: all but the header, and what stands after the last end of a line. */
    static List<String> rows(Path run) throws IOException {
        try {
            String text = Files.readString(run.resolve("metrics.csv"));
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
