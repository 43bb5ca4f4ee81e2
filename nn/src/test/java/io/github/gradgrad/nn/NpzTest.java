package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
    private static final Shape SHAPE = Shape.of(2, 3);

    @TempDir
    private Path folder;

    private static Tensor of(IntToDoubleFunction value) {
        return Tensor.generate(DType.FLOAT64, SHAPE, value);
    }

    @Test
    void arraysThatNumPyCompressedAreRead() throws IOException {
        Map<String, Tensor> expected = new LinkedHashMap<>();
        expected.put("f4", Tensor.generate(DType.FLOAT32, SHAPE, i -> i / 8.0));
        for (String name : List.of("f8", "big", "columns")) expected.put(name, of(i -> i / 10.0));
        expected.put("i1", of(i -> i - 3));
        expected.put("i2", of(i -> (i - 3) * 1e4));
        expected.put("i4", of(i -> (i - 3) * 1e8));
        expected.put("i8", of(i -> (i - 3) * 1e15));
        expected.put("u1", of(i -> i * 51));
        expected.put("u2", of(i -> i * 13_107));
        expected.put("u4", of(i -> i * 858_993_459.0));
        expected.put("u8", of(i -> i * 1e15));
        expected.put("truth", of(i -> 1 - i % 2));
        expected.put("scalar", Tensor.scalar(DType.FLOAT64, 0.1));
        Map<String, Tensor> read = Npz.read(Fixtures.file("numpy.npz"));
        assertEquals(expected, read);
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(read.keySet()));
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Map<String, Tensor> tensors = Map.of("0.weight", of(i -> i), "a/b", Tensor.scalar(DType.FLOAT32, 1));
        Path file = folder.resolve("arrays.npz");
        Npz.write(file, tensors);
        assertEquals(tensors, Npz.read(file));
    }

    @Test
    void anArchiveHoldsAnNpyFileForEachArray() throws IOException {
        Path file = folder.resolve("arrays.npz");
        Npz.write(file, Map.of("x", of(i -> i)));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry entry = zip.getNextEntry();
            assertEquals("x.npy", entry == null ? "" : entry.getName());
            assertArrayEquals(Npy.bytes(of(i -> i)), zip.readAllBytes());
        }
    }

    @Test
    void equalArraysGiveEqualFiles() throws IOException {
        Path one = folder.resolve("one.npz"), two = folder.resolve("two.npz");
        Npz.write(one, Map.of("x", of(i -> i)));
        Npz.write(two, Map.of("x", of(i -> i)));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @Test
    void anArchiveOfOtherFilesIsRefusedByTheNameOfOne() throws IOException {
        Path file = folder.resolve("other.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("read\u001bme.txt"));
        }
        assertEquals(file + ", read?me.txt: at byte 0: a name ending in .npy expected", problem(file));
    }

    @Test
    void noArraysAreAnArchiveToo() throws IOException {
        Path file = folder.resolve("empty.npz");
        Npz.write(file, Map.of());
        assertEquals(Map.of(), Npz.read(file));
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text.npz"), "text");
        assertTrue(problem(file).startsWith(file + ": at byte 0: a valid ZIP archive expected ("), problem(file));
        assertThrows(NpyException.class, () -> Npz.read(folder));
        assertThrows(NoSuchFileException.class, () -> Npz.read(folder.resolve("missing.npz")));
    }

    /** 200 million zeros in 195 kB: what the header promises is checked before anything is unpacked. */
    @Test
    void aSmallArchiveThatPromisesMoreThanItHoldsCostsNothing() throws IOException {
        Path file = folder.resolve("bomb.npz");
        byte[] start = Npy.bytes(of(i -> i));
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(start);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) zip.write(zeros);
        }
        assertEquals(
                file + ", x.npy: at byte " + start.length + ": [2, 3] of 8 bytes each takes 48 bytes, "
                        + (48 + (200 << 20)) + " follow the header",
                problem(file));
    }

    private static String problem(Path file) {
        return String.valueOf(
                assertThrows(NpyException.class, () -> Npz.read(file)).getMessage());
    }
}
