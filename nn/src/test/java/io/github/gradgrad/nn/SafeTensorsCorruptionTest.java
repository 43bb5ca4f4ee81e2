package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random damage to a good file: it gives one clear error, or a file that holds just what its bytes say. */
class SafeTensorsCorruptionTest {
    private static final int ROUNDS = 500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damageIsFoundOrHarmless(long seed) throws IOException {
        Path good = folder.resolve("good"), bad = folder.resolve("bad"), again = folder.resolve("again");
        SafeTensors.write(
                good,
                Map.of(
                        "0.weight", Tensor.generate(DType.FLOAT32, Shape.of(3, 2), i -> i),
                        "0.bias", Tensor.generate(DType.FLOAT32, Shape.of(3), i -> -i),
                        "step", Tensor.scalar(DType.FLOAT64, 7)),
                Map.of("seed", "1", "method", "wgan-gp"));
        byte[] bytes = Files.readAllBytes(good);
        int dataStart = bytes.length - 8 - 9 * 4;
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(bytes, random);
            Files.write(bad, damaged);
            String where = "seed " + seed + ", round " + round;
            try {
                SafeTensors read = SafeTensors.read(bad);
                long held = read.tensors().values().stream()
                        .mapToLong(t -> (long) t.size() * t.dtype().bytes())
                        .sum();
                assertTrue(held <= damaged.length - 8, where);
                SafeTensors.write(again, read.tensors(), read.metadata());
                assertEquals(read, SafeTensors.read(again), where);
                if (Arrays.equals(damaged, 0, dataStart, bytes, 0, dataStart)) {
                    assertArrayEquals(damaged, Files.readAllBytes(again), where);
                }
            } catch (SafeTensorsException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith(bad + ": at byte " + e.offset() + ": "), where + ": " + message);
                assertTrue(e.offset() <= damaged.length, where + ": " + message);
            }
        }
        // Three of the five kinds of damage change the length, which never goes unnoticed.
        assertTrue(refused > ROUNDS / 2, refused + " of " + ROUNDS + " refused, seed " + seed);
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length), count = 1 + random.nextInt(16);
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> splice(bytes, at, noise, at);
            case 2 -> splice(bytes, at, new byte[0], Math.min(bytes.length, at + count));
            case 3 -> splice(bytes, at, Arrays.copyOf(noise, 1), at + 1);
            default -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    /** The bytes with those from {@code from} to {@code to} replaced. */
    private static byte[] splice(byte[] bytes, int from, byte[] replacement, int to) {
        byte[] spliced = Arrays.copyOf(bytes, from + replacement.length + bytes.length - to);
        System.arraycopy(replacement, 0, spliced, from, replacement.length);
        System.arraycopy(bytes, to, spliced, from + replacement.length, bytes.length - to);
        return spliced;
    }
}
