package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a safetensors file: the header's length, the header, the check that the tensors fill the rest, the numbers. */
final class SafeTensorsReader {
    private static final int CHUNK = 1 << 16;

    /** From here on FLOAT64 does not have every whole number. */
    private static final long LARGEST_WHOLE = 1L << 53;

    private final Path file;
    private final FileChannel channel;

    private SafeTensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static SafeTensors read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new SafeTensorsException(file, 0, "an ordinary file expected");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafeTensorsReader(file, channel).read();
        }
    }

    private SafeTensors read() throws IOException {
        long size = channel.size();
        int headerBytes = headerLength(size);
        long dataStart = SafeTensorsEntry.LENGTH_BYTES + headerBytes;
        byte[] bytes = new byte[headerBytes];
        readFully(ByteBuffer.wrap(bytes), SafeTensorsEntry.LENGTH_BYTES);
        SafeTensorsHeader header = new SafeTensorsHeader(file, bytes, size - dataStart);
        requireFilled(header.entries(), dataStart, size);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (SafeTensorsEntry entry : header.entries()) {
            tensors.put(entry.name(), readNumbers(entry, dataStart + entry.begin()));
        }
        return new SafeTensors(tensors, header.metadata());
    }

    private int headerLength(long size) throws IOException {
        if (size < SafeTensorsEntry.LENGTH_BYTES) {
            throw new SafeTensorsException(file, size, "the file ends, 8 bytes with the header's length expected");
        }
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(buffer, 0);
        long length = buffer.getLong(0);
        long most = Math.min(size - SafeTensorsEntry.LENGTH_BYTES, SafeTensorsEntry.LONGEST_HEADER);
        if (length < 0 || length > most) {
            throw new SafeTensorsException(
                    file,
                    0,
                    "a header length of at most " + most + " expected, found " + Long.toUnsignedString(length));
        }
        return (int) length;
    }

    /** In the order of their places, each tensor begins where the one before ends, and the last ends with the file. */
    private void requireFilled(List<SafeTensorsEntry> entries, long dataStart, long size) throws IOException {
        List<SafeTensorsEntry> ordered = entries.stream()
                .sorted(Comparator.comparingLong(SafeTensorsEntry::begin))
                .toList();
        long end = 0;
        for (SafeTensorsEntry entry : ordered) {
            if (entry.begin() != end) {
                throw new SafeTensorsException(
                        file,
                        dataStart + Math.min(end, entry.begin()),
                        entry.begin() < end ? "two tensors overlap" : "a tensor expected, none begins here");
            }
            end = entry.end();
        }
        if (dataStart + end != size) {
            throw new SafeTensorsException(
                    file,
                    dataStart + end,
                    "the end of the file expected, " + (size - dataStart - end) + " bytes follow");
        }
    }

    private Tensor readNumbers(SafeTensorsEntry entry, long position) throws IOException {
        int size = entry.shape().size(), width = entry.dtype().bytes(), perChunk = CHUNK / width;
        float[] floats = new float[entry.dtype() == DType.FLOAT32 ? size : 0];
        double[] doubles = new double[entry.dtype() == DType.FLOAT64 ? size : 0];
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < size; done += perChunk) {
            int count = Math.min(perChunk, size - done);
            buffer.clear().limit(count * width);
            readFully(buffer, position + (long) done * width);
            buffer.flip();
            if (entry.dtype() == DType.FLOAT32) buffer.asFloatBuffer().get(floats, done, count);
            else if (entry.type() == ElementType.F64) buffer.asDoubleBuffer().get(doubles, done, count);
            else readWholeNumbers(entry, buffer, doubles, done, position);
        }
        return entry.dtype() == DType.FLOAT32 ? Tensor.of(entry.shape(), floats) : Tensor.of(entry.shape(), doubles);
    }

    private void readWholeNumbers(SafeTensorsEntry entry, ByteBuffer buffer, double[] target, int start, long position)
            throws IOException {
        for (int i = start; buffer.hasRemaining(); i++) {
            long number = buffer.getLong();
            if (Math.abs(number) > LARGEST_WHOLE || number == Long.MIN_VALUE) {
                throw new SafeTensorsException(
                        file,
                        position + (long) i * Long.BYTES,
                        entry.name() + ": a whole number of at most 2^53 expected, found " + number);
            }
            target[i] = (double) number;
        }
    }

    /** The file's size was known when reading began, so an early end means that someone has cut it since. */
    private void readFully(ByteBuffer buffer, long start) throws IOException {
        long position = start;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new SafeTensorsException(
                        file, position, "the file ends, " + buffer.remaining() + " bytes expected");
            }
            position += count;
        }
    }
}
