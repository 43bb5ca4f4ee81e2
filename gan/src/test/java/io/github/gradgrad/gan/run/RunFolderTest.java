package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    @TempDir
    Path folder;

    @Test
    void aRunIsNamedAfterMethodDataAndSeed() {
        assertEquals(Path.of("runs", "wgan-gp-digits-7"), RunFolder.defaultPath(SmallRuns.digits(5)));
    }

    @Test
    void thePathOfDataBecomesOneName() {
        Settings settings = SmallRuns.settings("/some/where/my points.csv", Method.WGAN, 5);

        assertEquals(Path.of("runs", "wgan--some-where-my-points.csv-7"), RunFolder.defaultPath(settings));
    }

    @Test
    void foldersOnTheWayAreMade() throws IOException {
        Path deep = folder.resolve("a/b/c");

        assertEquals(deep, RunFolder.create(deep).path());
        assertTrue(Files.isDirectory(deep));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint.safetensors",
                "metrics.csv",
                "samples.png",
                "curves.png",
                "training.gif",
                "summary.json"
            })
    void aFolderWithAnyFileOfARunIsRefused(String file) throws IOException {
        Files.writeString(folder.resolve(file), "mine");

        IOException e = assertThrows(IOException.class, () -> RunFolder.create(folder));

        assertEquals(
                folder + ": holds a run already (" + file
                        + "); continue it with --resume, or give another folder with --out",
                e.getMessage());
        assertEquals("mine", Files.readString(folder.resolve(file)));
    }

    @Test
    void aFolderWithOtherFilesIsTaken() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertEquals(folder, RunFolder.create(folder).path());
    }

    @Test
    void aFileStaysAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertEquals(
                file + ": a folder expected, but this is a file",
                assertThrows(IOException.class, () -> RunFolder.create(file)).getMessage());
        assertEquals(
                file.resolve("a/b") + ": this folder cannot be created: " + file + " is a file",
                assertThrows(IOException.class, () -> RunFolder.create(file.resolve("a/b")))
                        .getMessage());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void onlyAFolderWithACheckpointCanGoOn() throws IOException {
        IOException e = assertThrows(IOException.class, () -> RunFolder.open(folder));
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        assertEquals(folder + ": nothing to resume: " + checkpoint + " expected", e.getMessage());

        Files.writeString(checkpoint, "");
        assertEquals(checkpoint, RunFolder.open(folder).checkpoint());
    }

    /** A process that was killed before its first checkpoint leaves nothing, or a file under its temporary name. */
    @Test
    void aFolderIsBarelyBegunUntilItHoldsAFile() throws IOException {
        assertFalse(RunFolder.isBarelyBegun(folder.resolve("none")));
        assertTrue(RunFolder.isBarelyBegun(folder));
        Files.writeString(folder.resolve(".checkpoint.safetensors.partial"), "half");
        assertTrue(RunFolder.isBarelyBegun(folder));
        Files.writeString(folder.resolve("checkpoint.safetensors"), "whole");
        assertFalse(RunFolder.isBarelyBegun(folder));
    }

    @Test
    void earlierRunsAreNumbered() throws IOException {
        Path run = folder.resolve("run");
        for (int i = 1; i <= 3; i++) {
            Files.createDirectory(run);
            Files.writeString(run.resolve("number"), Integer.toString(i));
            assertEquals(folder.resolve("run." + i), RunFolder.setAside(run));
        }
        assertFalse(Files.exists(run));
        for (int i = 1; i <= 3; i++) assertEquals("" + i, Files.readString(folder.resolve("run." + i + "/number")));
    }
}
