package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random damage to good IDX files, 10,000 times, plain and gzipped: one clear error that names the file, or the pixels
 * that the file holds. A reader that hangs or takes memory that the file does not bear out fails.
 */
@Timeout(120)
class DamagedIdxTest {
    private static final int ROUNDS = 2_500;
    private static final int HEADER = 16, SAMPLES = 3, PIXELS = 4 * 5;

    @TempDir
    private Path folder;

    private static byte[] idx() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + SAMPLES * PIXELS);
        bytes.putInt(0x803).putInt(SAMPLES).putInt(4).putInt(5);
        while (bytes.hasRemaining()) bytes.put((byte) (3 * bytes.position()));
        return bytes.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void plainFiles(long seed) throws IOException {
        byte[] good = idx();
        check(seed, good, (damaged, read) -> {
            // Sizes that multiply to the same number are another, valid file; the numbers are those of the bytes.
            assertEquals(
                    damaged.length - HEADER, read.size() * read.sampleShape().size());
            assertPixels(Arrays.copyOfRange(damaged, HEADER, damaged.length), read);
        });
    }

    /** The checksum guards all of it, so that what is read is what was written. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void gzippedFiles(long seed) throws IOException {
        byte[] good = idx();
        check(seed, gzip(good), (damaged, read) -> assertPixels(Arrays.copyOfRange(good, HEADER, good.length), read));
    }

    private static void assertPixels(byte[] expected, FiniteDataSet read) {
        float[] pixels = read.all().toFloats();
        assertEquals(expected.length, pixels.length);
        for (int i = 0; i < pixels.length; i++) assertEquals((expected[i] & 0xff) / 127.5 - 1, pixels[i], 1e-6);
    }

    private interface Check {
        void accept(byte[] damaged, FiniteDataSet read);
    }

    private void check(long seed, byte[] good, Check check) throws IOException {
        Random random = new Random(seed);
        Path file = folder.resolve("images");
        int refused = 0;
        for (int round = 0; round < ROUNDS * 2; round++) {
            byte[] damaged = damage(good, random);
            replace(file, damaged);
            String where = "seed " + seed + ", round " + round;
            try {
                check.accept(damaged, IdxImages.read(file));
            } catch (DataException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith(file.toString()), where + ": " + message);
                assertEquals(1, message.lines().count(), where + ": " + message);
            } catch (IOException | RuntimeException | OutOfMemoryError | AssertionError e) {
                fail(where, e);
            }
        }
        assertTrue(refused > ROUNDS / 2, refused + " refused, seed " + seed);
    }

    /** Cuts the end off, inserts or deletes bytes, overwrites some with 0, ff or noise, or flips a bit. */
    private static byte[] damage(byte[] bytes, Random random) {
        // Half of it in the header, where most can go wrong.
        int at = random.nextInt(random.nextBoolean() ? HEADER : bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
        byte[] noise = new byte[end - at];
        random.nextBytes(noise);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(Arrays.copyOf(bytes, at), noise, Arrays.copyOfRange(bytes, at, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            case 3 -> joined(Arrays.copyOf(bytes, at), noise, Arrays.copyOfRange(bytes, end, bytes.length));
            case 4 -> {
                byte[] extreme = bytes.clone();
                Arrays.fill(extreme, at, end, (byte) (random.nextBoolean() ? 0 : 0xff));
                yield extreme;
            }
            default -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) whole.writeBytes(part);
        return whole.toByteArray();
    }

    /** Without emptying the file first, as file systems then hurry to put it on the disk. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.truncate(bytes.length);
        }
    }
}
