package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected bytes are those of NumPy's format description, version 1.0. */
class NpyTest {
    @TempDir
    private Path folder;

    @Test
    void floatsFollowAHeaderThatEndsAtAMultipleOf64() throws IOException {
        byte[] file = written(Tensor.of(Shape.of(2, 3), 1f, 2f, 3f, 4f, 5f, 6f));
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, Arrays.copyOf(file, 8));
        assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3,), }", header(file));
        assertEquals(0, (10 + headerLength(file)) % 64);
        ByteBuffer data = data(file);
        for (int i = 1; i <= 6; i++) assertEquals(i, data.getFloat());
        assertEquals(0, data.remaining());
    }

    @Test
    void aScalarHasTheEmptyTuple() throws IOException {
        byte[] file = written(Tensor.of(Shape.of(), 0.1));
        assertEquals("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", header(file));
        assertEquals(0.1, data(file).getDouble());
    }

    private byte[] written(Tensor tensor) throws IOException {
        Path file = folder.resolve("array.npy");
        Npy.write(file, tensor);
        return Files.readAllBytes(file);
    }

    private static int headerLength(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    }

    private static String header(byte[] file) {
        return new String(file, 10, headerLength(file), StandardCharsets.US_ASCII).strip();
    }

    private static ByteBuffer data(byte[] file) {
        int start = 10 + headerLength(file);
        return ByteBuffer.wrap(file, start, file.length - start).order(ByteOrder.LITTLE_ENDIAN);
    }
}
