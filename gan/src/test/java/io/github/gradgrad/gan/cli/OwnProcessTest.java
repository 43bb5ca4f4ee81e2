package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What depends on the working folder or the memory of the process. */
class OwnProcessTest {
    @TempDir
    Path folder;

    @Test
    void aFileInThePlaceOfTheDefaultFolderStaysThatFile() throws Exception {
        Files.createDirectory(folder.resolve("runs"));
        Files.writeString(folder.resolve("runs/wgan-gp-digits-1"), "mine");
        FolderState state = FolderState.of(folder);

        List<String> output = gradgrad(2, "-Xmx256m", "train", "--iterations", "1");

        String last = output.get(output.size() - 1);
        assertTrue(last.endsWith("wgan-gp-digits-1: a folder expected, but this is a file"), last);
        state.assertUnchanged();
    }

    @Test
    void anEarlierRunInTheDefaultFolderIsSetAside() throws Exception {
        Path run = Files.createDirectories(folder.resolve("runs/wgan-digits-3"));
        Files.writeString(run.resolve("metrics.csv"), "of an earlier run");

        gradgrad(
                0,
                "-Xmx256m",
                "train",
                "--method",
                "wgan",
                "--seed",
                "3",
                "--iterations",
                "1",
                "--batch",
                "2",
                "--critic-steps",
                "1");

        assertEquals("of an earlier run", Files.readString(folder.resolve("runs/wgan-digits-3.1/metrics.csv")));
        assertTrue(Files.exists(run.resolve("checkpoint.safetensors")));
    }

    /** What is printed last must not be lost in a buffer when the process ends. */
    @Test
    void aLessonsProgramIsShownToItsEnd() throws Exception {
        List<String> output = gradgrad(0, "-Xmx256m", "lesson", "12", "--source");

        assertTrue(output.stream().anyMatch(line -> line.contains("class Lesson12SwissRoll")), output.toString());
        assertEquals("}", output.get(output.size() - 1));
    }

    @Test
    void tooLittleMemoryIsToldWithoutAStackTrace() throws Exception {
        List<String> output = gradgrad(2, "-Xmx48m", "train", "--batch", "65536", "--iterations", "1");

        assertTrue(output.get(output.size() - 1).startsWith("gradgrad: out of memory"), output.toString());
        assertFalse(output.stream().anyMatch(line -> line.contains("\tat ")), output.toString());
    }

    /** Runs the command line in the folder, and gives the lines that it printed. */
    private List<String> gradgrad(int status, String memory, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output;
        try (var lines = process.inputReader()) {
            output = lines.lines().toList();
        }
        assertEquals(status, process.waitFor(), output::toString);
        return output;
    }
}
