package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every file and folder beneath a folder, with its content: to see that nothing was touched. */
final class FolderState {
    private final Path folder;
    private final Map<String, String> before;

    private FolderState(Path folder) throws IOException {
        this.folder = folder;
        this.before = read(folder);
    }

    static FolderState of(Path folder) throws IOException {
        return new FolderState(folder);
    }

    void assertUnchanged() throws IOException {
        assertEquals(before, read(folder));
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String content = "folder";
                if (!Files.isDirectory(path)) {
                    byte[] bytes = Files.readAllBytes(path);
                    content = bytes.length + " bytes, hash " + Arrays.hashCode(bytes);
                }
                state.put(folder.relativize(path).toString(), content);
            }
        }
        return state;
    }
}
