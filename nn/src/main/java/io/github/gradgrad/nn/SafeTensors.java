package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors in a file of the safetensors format (Hugging Face, 2022), which PyTorch and JAX read and write as well.
 *
 * <p>The file is the length N of the header in 8 bytes (little-endian), the header in N bytes of JSON, and the numbers:
 * for each tensor its type ({@code F32} or {@code F64}), shape and place; no gaps, nothing executable. Whole numbers
 * ({@code I64}), as PyTorch counts batches with, are read as FLOAT64 and written as such, which PyTorch turns back.
 * {@code __metadata__} holds strings.
 *
 * <p>The same content always gives the same bytes: F64 tensors come first, each type in the order of names, as the
 * format's own library writes them.
 *
 * @param tensors in the order of the header
 * @param metadata strings, in the order of the header
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    /** Copies that keep their order. */
    public SafeTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Writes a file in one piece: under a temporary name in the same folder, forced to the disk and then renamed.
     * Whatever goes wrong before that leaves an existing file as it was, and no temporary one.
     *
     * @throws IllegalArgumentException if a name is {@code __metadata__}, or a name or string is no valid Unicode text
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        SafeTensorsWriter.write(file, new SafeTensors(tensors, metadata));
    }

    /**
     * Reads a file, and trusts nothing in it: memory is taken only for what the file's size bears out.
     *
     * @throws SafeTensorsException if the file is not valid, or holds types other than F32, F64 and I64, empty tensors,
     *     tensors of more than 2^31 - 1 elements or whole numbers beyond 2^53; it names the file, the byte and what was
     *     expected there
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    public static SafeTensors read(Path file) throws IOException {
        return SafeTensorsReader.read(file);
    }
}
