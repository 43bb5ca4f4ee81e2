package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that replaces one file all the time, killed at moments of chance: the file is whole each time. */
@Timeout(60)
class KilledWriterTest {
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    /** The other process: files of 400 kB, all of whose numbers are the file's own. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        for (int i = 1; ; i++) {
            SafeTensors.write(file, Map.of("x", Tensor.full(DType.FLOAT32, Shape.of(100_000), i)), Map.of());
        }
    }

    @Test
    void theFileIsWholeWheneverItsWriterIsKilled() throws IOException, InterruptedException {
        Path file = folder.resolve("x.safetensors");
        Random random = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(part());
            Process writer = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWriterTest.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            // Some writes later, and somewhere within one.
            for (int seen = 0, writes = 2 + random.nextInt(5); seen < writes && writer.isAlive(); ) {
                if (Files.exists(part())) seen++;
                for (int i = random.nextInt(1_000); i > 0; i--) Thread.onSpinWait();
            }
            assertTrue(writer.isAlive(), () -> "the writer ended: " + output());
            writer.destroyForcibly().waitFor();
            if (Files.exists(file)) assertWhole(file);
        }
        assertFalse(output().contains("Exception"), output());
        // What the last one left behind does not trouble the next.
        SafeTensors.write(file, Map.of("x", Tensor.scalar(DType.FLOAT32, 1)), Map.of());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    private static void assertWhole(Path file) throws IOException {
        float[] values = Parameters.get(SafeTensors.read(file).tensors(), "x").toFloats();
        float[] expected = new float[100_000];
        Arrays.fill(expected, values[0]);
        assertTrue(values[0] >= 1 && Arrays.equals(expected, values));
    }

    private Path part() {
        return folder.resolve(".x.safetensors.part");
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
