package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Reads one array of the NPY format from a stream of known length. */
final class NpyReader {
    private static final int CHUNK = 1 << 16;

    /** Longer headers are refused, as by NumPy unless it is told to trust the file. */
    private static final int LONGEST_HEADER = 10_000;

    private final String source;
    private final InputStream in;
    private final long size;
    private long position;

    /**
     * A reader.
     *
     * @param source what errors call the file
     * @param size how many bytes the stream has; memory is taken for no more than that
     */
    NpyReader(String source, InputStream in, long size) {
        this.source = source;
        this.in = in;
        this.size = size;
    }

    Tensor read() throws IOException {
        byte[] start = bytes(8, "the magic bytes and a version");
        if (!Arrays.equals(start, 0, 6, Npy.MAGIC, 0, 6) || start[6] < 1 || start[6] > 3 || start[7] != 0) {
            throw error(0, "the magic bytes of NPY, version 1.0, 2.0 or 3.0, expected");
        }
        long length = start[6] == 1
                ? little(bytes(2, "the header's length")).getShort(0) & 0xffff
                : Integer.toUnsignedLong(little(bytes(4, "the header's length")).getInt(0));
        if (length > LONGEST_HEADER) {
            throw error(8, "a header length of at most " + LONGEST_HEADER + " expected, found " + length);
        }
        int headerStart = (int) position;
        NpyHeader header = NpyHeader.parse(source, NpyHeader.decode(bytes((int) length, "the header")), headerStart);
        long expected = (long) header.shape().size() * header.element().bytes();
        if (size - position != expected) {
            throw error(
                    Math.min(size, position + expected),
                    header.shape() + " of " + header.element().bytes() + " bytes each takes " + expected + " bytes, "
                            + (size - position) + " follow the header");
        }
        requireMemory(header);
        Tensor read = elements(header, header.isColumnMajor() ? reversed(header.shape()) : header.shape());
        if (in.read() >= 0) throw error(size, "the end expected, more bytes follow");
        if (!header.isColumnMajor()) return read;
        int rank = read.shape().rank();
        return Layouts.permute(
                read, IntStream.range(0, rank).map(d -> rank - 1 - d).toArray());
    }

    private static Shape reversed(Shape shape) {
        int[] dims = shape.toArray();
        return Shape.of(IntStream.range(0, dims.length)
                .map(d -> dims[dims.length - 1 - d])
                .toArray());
    }

    private Tensor elements(NpyHeader header, Shape shape) throws IOException {
        NpyElement element = header.element();
        int perChunk = CHUNK / element.bytes();
        float[] floats = new float[element.dtype() == DType.FLOAT32 ? shape.size() : 0];
        double[] doubles = new double[element.dtype() == DType.FLOAT64 ? shape.size() : 0];
        for (int done = 0; done < shape.size(); done += perChunk) {
            int count = Math.min(perChunk, shape.size() - done);
            long chunkStart = position;
            ByteBuffer chunk =
                    ByteBuffer.wrap(bytes(count * element.bytes(), "elements")).order(element.order());
            if (element.dtype() == DType.FLOAT32) chunk.asFloatBuffer().get(floats, done, count);
            for (int i = 0; i < count && element.dtype() == DType.FLOAT64; i++) {
                doubles[done + i] = element.get(chunk, i);
                if (!element.allows(doubles[done + i])) {
                    throw error(
                            chunkStart + (long) i * element.bytes(),
                            element.kind() == 'b' ? "0 or 1 expected" : "a whole number of at most 2^53 expected");
                }
            }
        }
        return element.dtype() == DType.FLOAT32 ? Tensor.of(shape, floats) : Tensor.of(shape, doubles);
    }

    /** Numbers that this Java has no room for are refused before any is read. */
    private void requireMemory(NpyHeader header) throws NpyException {
        // Twice: while they are read, and in the tensor.
        double needed = 2.0 * header.shape().size() * header.element().dtype().bytes();
        long room = Runtime.getRuntime().maxMemory();
        if (needed > room) {
            throw error(
                    position, header.shape() + " needs " + (long) needed + " bytes, this Java has room for " + room);
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] bytes(int count, String what) throws IOException {
        byte[] bytes = count <= size - position ? in.readNBytes(count) : new byte[0];
        if (bytes.length < count) {
            throw error(Math.min(size, position + bytes.length), "the data ends, " + what + " expected");
        }
        position += count;
        return bytes;
    }

    private NpyException error(long at, String problem) {
        return new NpyException(source, at, problem);
    }
}
