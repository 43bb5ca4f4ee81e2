package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * NumPy's file format for one array: the magic bytes, a version, a header that is a Python literal, padded so that the
 * data starts at a multiple of 64, then the elements (NumPy Enhancement Proposal 1). {@link Npz} is for several.
 */
public final class Npy {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * Writes a tensor as {@code <f4} or {@code <f8}, in row-major order and version 1.0; a failure leaves an existing file
     * as it was.
     */
    public static void write(Path file, Tensor tensor) throws IOException {
        byte[] bytes = bytes(tensor);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /**
     * Reads an array of versions 1 to 3, in either order of elements and of bytes. {@code f4} gives FLOAT32; {@code f8},
     * whole numbers {@code i1} to {@code u8} and truth values {@code b1} give FLOAT64.
     *
     * @throws NpyException if the file is not valid, or holds other elements, none, or whole numbers beyond 2^53; it names
     *     the file, the byte and what was expected there
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    public static Tensor read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new NpyException(file.toString(), 0, "an ordinary file expected");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new NpyReader(file.toString(), in, Files.size(file)).read();
        }
    }

    /** The whole file of a tensor. */
    static byte[] bytes(Tensor tensor) {
        byte[] header = header(tensor);
        int length = MAGIC.length
                + 2
                + header.length
                + Math.multiplyExact(tensor.size(), tensor.dtype().bytes());
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) header.length).put(header);
        if (tensor.dtype() == DType.FLOAT32) {
            for (float value : tensor.toFloats()) bytes.putFloat(value);
        } else {
            for (double value : tensor.toDoubles()) bytes.putDouble(value);
        }
        return bytes.array();
    }

    private static byte[] header(Tensor tensor) {
        String text = NpyHeader.text(tensor);
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        return (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
