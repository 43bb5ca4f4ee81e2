package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training in a process of its own that gets SIGKILL, which no program can prepare for. */
class KilledTrainingTest {
    private static final int ITERATIONS = 50;
    private static final int KILLS = 3;
    private static final long SEED = 11;

    @TempDir
    Path folder;

    @Test
    void aRunThatIsKilledAndResumedEndsWithTheSameCheckpoint() throws Exception {
        Path whole = folder.resolve("whole"), killed = folder.resolve("killed");
        Random random = new Random(SEED);
        List<Integer> kills = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            int until = rows(killed) + 1 + random.nextInt(12);
            Process process = train(killed, i > 0);
            while (rows(killed) < until) {
                // Waiting for the process is the only pause there is, so an early end of it does not go unnoticed.
                assertTrue(
                        !process.waitFor(2, TimeUnit.MILLISECONDS),
                        () -> "seed " + SEED + ": ended before kill " + kills.size() + ": " + errors());
            }
            process.destroyForcibly().waitFor();
            kills.add(rows(killed));
        }
        finish(train(killed, true));
        finish(train(whole, false));

        String what = "seed " + SEED + ": killed after rows " + kills;
        assertEquals(ITERATIONS, rows(killed), what);
        assertEquals(metrics(whole), metrics(killed), what);
        for (String file : List.of("checkpoint.safetensors", "samples.png", "training.gif")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), what);
        }
    }

    /** Checkpoints follow each other faster than usual, so that a run of some seconds has several. */
    private Process train(Path run, boolean resume) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgradgrad.checkpoint.millis=500",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--quiet",
                "--data",
                "digits",
                "--iterations",
                Integer.toString(ITERATIONS),
                "--batch",
                "4",
                "--critic-steps",
                "1",
                "--out",
                run.toString()));
        if (resume) command.add("--resume");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void finish(Process process) throws InterruptedException {
        assertEquals(0, process.waitFor(), this::errors);
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int rows(Path run) throws IOException {
        return Math.max(0, metrics(run).size() - 1);
    }

    /** The lines of metrics.csv that are whole, without the column of seconds. */
    private static List<String> metrics(Path run) throws IOException {
        try {
            String text = Files.readString(run.resolve("metrics.csv"));
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> line.replaceFirst(",[^,]*", ""))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
