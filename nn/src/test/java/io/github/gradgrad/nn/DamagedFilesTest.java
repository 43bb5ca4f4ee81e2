package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random damage to good files, 10,000 times for each format: it gives one clear error with the file and the byte, or a
 * file that holds just what its bytes say. A reader that hangs or takes memory that the file does not bear out fails.
 */
@Timeout(120)
class DamagedFilesTest {
    private static final int ROUNDS = 2_500;

    private static final Tensor FLOATS = Tensor.generate(DType.FLOAT32, Shape.of(3, 2), i -> i);
    private static final Tensor DOUBLES = Tensor.generate(DType.FLOAT64, Shape.of(4), i -> -i);

    @TempDir
    private Path folder;

    private Path good = Path.of("set before each test"), bad = good;

    @BeforeEach
    void filesInTheFolder() {
        good = folder.resolve("good");
        bad = folder.resolve("bad");
    }

    /** Reads a file and checks what it holds. */
    private interface Check {
        void accept(byte[] damaged) throws IOException;
    }

    private interface Wreck {
        byte[] damaged(Random random) throws IOException;
    }

    /** One error that names the file and a byte of it, or what the check lets pass; the number of errors. */
    private int refused(long seed, Wreck wreck, Check check) throws IOException {
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = wreck.damaged(random);
            replace(bad, damaged);
            String where = "seed " + seed + ", round " + round;
            try {
                check.accept(damaged);
            } catch (SafeTensorsException | NpyException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                long offset = e instanceof NpyException npy ? npy.offset() : ((SafeTensorsException) e).offset();
                assertTrue(message.startsWith(bad.toString()), where + ": " + message);
                assertTrue(message.contains(": at byte " + offset + ": "), where + ": " + message);
                assertEquals(1, message.lines().count(), where + ": " + message);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                fail(where, e);
            } catch (AssertionError e) {
                fail(where, e);
            }
        }
        return refused;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void safeTensors(long seed) throws IOException {
        SafeTensors.write(
                good,
                Map.of("0.weight", FLOATS, "0.bias", DOUBLES, "step", Tensor.scalar(DType.FLOAT64, 7)),
                Map.of("seed", "1", "method", "wgan-gp"));
        byte[] bytes = Files.readAllBytes(good);
        int dataStart = bytes.length - 6 * 4 - 5 * 8;
        int refused = refused(
                seed,
                random -> random.nextBoolean()
                        ? Damage.anywhere(bytes, random)
                        : Damage.inHeader(bytes, Long.BYTES, Long.BYTES, random),
                damaged -> {
                    SafeTensors read = SafeTensors.read(bad);
                    long held = read.tensors().values().stream()
                            .mapToLong(t -> (long) t.size() * t.dtype().bytes())
                            .sum();
                    assertTrue(held <= damaged.length - 8);
                    // Nothing but the numbers changed: they are those of the file.
                    if (Arrays.equals(damaged, 0, dataStart, bytes, 0, dataStart)) {
                        ByteBuffer numbers = ByteBuffer.wrap(damaged)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .position(dataStart);
                        assertNumbers(numbers, read, "0.bias");
                        assertNumbers(numbers, read, "step");
                        assertNumbers(numbers, read, "0.weight");
                        assertFalse(numbers.hasRemaining());
                    }
                });
        assertTrue(refused > ROUNDS / 2, refused + " of " + ROUNDS + " refused");
    }

    private static void assertNumbers(ByteBuffer numbers, SafeTensors read, String name) {
        Tensor tensor = Parameters.get(read.tensors(), name);
        for (int i = 0; i < tensor.size(); i++) {
            double number = tensor.dtype() == DType.FLOAT32 ? numbers.getFloat() : numbers.getDouble();
            assertEquals(number, tensor.at(i), name);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void npy(long seed) throws IOException {
        byte[] bytes = Npy.bytes(seed % 2 == 0 ? FLOATS : DOUBLES);
        int refused = refused(
                seed,
                random -> random.nextBoolean()
                        ? Damage.anywhere(bytes, random)
                        : Damage.inHeader(bytes, Short.BYTES, 10, random),
                damaged -> {
                    Tensor read = Npy.read(bad);
                    assertTrue(read.size() < damaged.length);
                    // Nothing but the numbers changed: they are those of the file.
                    if (Arrays.equals(damaged, 0, 128, bytes, 0, 128)) assertArrayEquals(damaged, Npy.bytes(read));
                });
        assertTrue(refused > ROUNDS / 2, refused + " of " + ROUNDS + " refused");
    }

    /** Checksums guard the numbers of an archive: whatever is read of a damaged one is what was written. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void npzArchives(long seed) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", FLOATS);
        tensors.put("bias", DOUBLES);
        Npz.write(good, tensors);
        byte[] bytes = seed % 2 == 0 ? Files.readAllBytes(good) : compressed(tensors);
        int refused = refused(
                seed,
                random -> Damage.anywhere(bytes, random),
                damaged -> assertEquals(
                        List.of(FLOATS, DOUBLES), List.copyOf(Npz.read(bad).values())));
        assertTrue(refused > ROUNDS / 3, refused + " of " + ROUNDS + " refused");
    }

    /** Arrays that were damaged before they were packed, so that the checksum is right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void npyFilesWithinArchives(long seed) throws IOException {
        byte[] bytes = Npy.bytes(DOUBLES);
        int refused = refused(
                seed,
                random -> archive(Map.of(
                        "x.npy",
                        random.nextBoolean()
                                ? Damage.anywhere(bytes, random)
                                : Damage.inHeader(bytes, Short.BYTES, 10, random))),
                damaged -> assertEquals(1, Npz.read(bad).size()));
        assertTrue(refused > ROUNDS / 2, refused + " of " + ROUNDS + " refused");
    }

    private static byte[] compressed(Map<String, Tensor> tensors) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> files.put(name + ".npy", Npy.bytes(tensor)));
        return archive(files);
    }

    private static byte[] archive(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Without emptying the file first, as file systems then hurry to put it on the disk. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.truncate(bytes.length);
        }
    }
}
