package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        for (Tensor tensor : List.of(
                Tensor.of(Shape.of(2, 3), 1f, Float.NaN, 3f, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE),
                Tensor.of(Shape.of(), 0.1),
                Tensor.generate(DType.FLOAT64, Shape.of(3, 100, 100), i -> i))) {
            Path file = folder.resolve("array.npy");
            Npy.write(file, tensor);
            assertEquals(tensor, Npy.read(file));
        }
    }

    @Test
    void anArrayOfNumPyWithTheFirstIndexFastestIsTurned() throws IOException {
        assertEquals(
                Tensor.of(Shape.of(1, 2, 3), 0, 0.1, 0.2, 3 / 10.0, 0.4, 0.5), Npy.read(Fixtures.file("numpy.npy")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}|8|",
                "{'shape':(2,),'fortran_order':False,'descr':'<f4'}|8|",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2L,), }|8|",
                "{'descr': '<f2', 'fortran_order': False, 'shape': (2,)}|4|at byte 10: elements f4, f8, i1 to i8, u1 to u8 or b1 expected, found <f2",
                "{'descr': '<f4', 'fortran_order': False}|8|a header with 'descr', 'fortran_order' and 'shape', once each, expected",
                "{'descr': '<f4', 'descr': '<f4', 'shape': (2,)}|8|a header with",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}|8|a header with",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}|8|a header with",
                "[1]|8|at byte 10: a header with",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (0,)}|0|the shape (0,) needs sizes of at least 1",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536)}|8|at most 2147483647 elements",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,)}|8|at most 2147483647 elements",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647,)}|8|[2147483647] of 4 bytes each takes 8589934588 bytes, 8 follow the header",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}|8|[3] of 4 bytes each takes 12 bytes, 8 follow the header",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}|8|[1] of 4 bytes each takes 4 bytes, 8 follow the header",
                "{'descr': 'b1', 'fortran_order': False, 'shape': (2,)}|2|0 or 1 expected",
            })
    void aHeaderIsReadInAnyOrderOrRefused(String header, int dataBytes, @Nullable String problem) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(Npy.MAGIC).putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) bytes.put((byte) 2);
        Path file = Files.write(folder.resolve("array.npy"), bytes.array());
        if (problem == null) {
            assertEquals(Shape.of(2), Npy.read(file).shape());
        } else {
            String message = String.valueOf(
                    assertThrows(NpyException.class, () -> Npy.read(file)).getMessage());
            assertTrue(message.startsWith(file + ": at byte ") && message.contains(problem), message);
        }
    }

    @Test
    void aFolderIsNoArray() {
        assertThrows(NpyException.class, () -> Npy.read(folder));
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
