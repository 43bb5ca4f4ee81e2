package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsCreatedAndReplaced() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> out.write(text("a first and longer text")));
        AtomicFile.write(file, out -> out.write(text("second")));

        assertEquals("second", Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @Test
    void whileItIsWrittenThePreviousFileIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "previous");
        AtomicFile.write(file, out -> {
            out.write(text("half of it"));
            out.flush();
            assertEquals("previous", Files.readString(file));
        });

        assertEquals("half of it", Files.readString(file));
    }

    @Test
    void aFailureLeavesThePreviousFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "previous");
        IOException e = assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(text("half of it"));
                    throw new IOException("disk full");
                }));

        assertEquals("disk full", e.getMessage());
        assertEquals("previous", Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @Test
    void whatAKilledRunLeftBehindIsOverwritten() throws IOException {
        Files.writeString(folder.resolve(".a.txt.part"), "half of a previous attempt, longer than the whole");
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> out.write(text("whole")));

        assertEquals("whole", Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a"));

        FileSystemException e =
                assertThrows(FileSystemException.class, () -> AtomicFile.write(target, out -> out.write(1)));
        assertEquals(target + ": exists and is not a regular file", e.getMessage());
        assertTrue(Files.isDirectory(target));
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "previous");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, out -> out.write(text("next")));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("next", Files.readString(file));
    }

    @Test
    void aMissingFolderIsAnError() {
        Path file = folder.resolve("missing").resolve("a.txt");

        assertThrows(IOException.class, () -> AtomicFile.write(file, out -> out.write(1)));
        assertFalse(Files.exists(file.getParent()));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
