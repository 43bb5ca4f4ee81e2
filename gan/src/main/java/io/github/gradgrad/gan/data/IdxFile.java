package io.github.gradgrad.gan.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of unsigned bytes in the IDX format: two zero bytes, the type 8, the number of dims, their sizes as
 * big-endian 32-bit numbers, then the elements, the last dim running fastest.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record IdxFile(int[] dims, byte[] elements) {
    private static final int UNSIGNED_BYTES = 8;

    /** Whether the file starts like an array of bytes in this format. */
    static boolean startsLike(byte[] start) {
        return start.length >= 3 && start[0] == 0 && start[1] == 0 && start[2] == UNSIGNED_BYTES;
    }

    /** Reads an array of exactly {@code rank} dims. */
    static IdxFile read(Path file, InputStream in, int rank) throws IOException {
        byte[] header = in.readNBytes(4 + 4 * rank);
        if (header.length >= 4 && (!startsLike(header) || header[3] != rank)) {
            throw new DataException(
                    file,
                    String.format(
                            "byte 0: 00 00 08 %02x expected (IDX, unsigned bytes, %d dims), found %s",
                            rank, rank, hex(header, 4)));
        }
        if (header.length < 4 + 4 * rank) {
            throw new DataException(
                    file,
                    "byte " + header.length + ": is truncated, the header of an IDX file of " + rank + " dims has "
                            + (4 + 4 * rank) + " bytes");
        }
        int[] dims = new int[rank];
        double expected = 1;
        for (int d = 0; d < rank; d++) {
            dims[d] = ByteBuffer.wrap(header).getInt(4 + 4 * d);
            if (dims[d] < 1) {
                throw new DataException(
                        file,
                        "byte " + (4 + 4 * d) + ": a size of 1 to " + Integer.MAX_VALUE + " expected, found "
                                + Integer.toUnsignedString(dims[d]));
            }
            expected *= dims[d];
        }
        String what = Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
        DataFile.requireMemory(file, what + " bytes by its header", expected);
        // Reads in pieces, so that a short file with a huge header costs nothing.
        byte[] elements = in.readNBytes((int) expected);
        if (elements.length < (int) expected) {
            throw new DataException(
                    file,
                    "byte " + (header.length + (long) elements.length) + ": is truncated, its header" + " promises "
                            + what + " bytes, found " + elements.length);
        }
        if (in.read() >= 0) {
            throw new DataException(
                    file,
                    "byte " + (header.length + (long) elements.length) + ": the end of the file expected after " + what
                            + " bytes, found more");
        }
        return new IdxFile(dims, elements);
    }

    private static String hex(byte[] bytes, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) text.append(String.format(i == 0 ? "%02x" : " %02x", bytes[i]));
        return text.toString();
    }
}
