package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * NumPy's file format for one array, version 1.0: the magic bytes, a header that is a Python literal, padded so that the
 * data starts at a multiple of 64, then the elements in row-major order, little-endian.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /** Writes a tensor as {@code <f4} or {@code <f8}; a failure leaves an existing file as it was. */
    public static void write(Path file, Tensor tensor) throws IOException {
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
        AtomicFile.write(file, out -> out.write(bytes.array()));
    }

    private static byte[] header(Tensor tensor) {
        String sizes = Arrays.stream(tensor.shape().toArray())
                .mapToObj(size -> size + ",")
                .collect(Collectors.joining(" "));
        String text = "{'descr': '" + (tensor.dtype() == DType.FLOAT32 ? "<f4" : "<f8")
                + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        return (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
