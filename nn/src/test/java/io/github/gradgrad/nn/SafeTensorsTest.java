package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("model.safetensors");
    }

    private List<Path> filesThere() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** The bytes by the format's definition: length, header, spaces up to a multiple of 8, numbers. */
    private static byte[] assembled() {
        String header = "{\"__metadata__\":{\"a\":\"1\",\"b\":\"\\\"q\\\"\"},"
                + "\"bias\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"0.weight\":{\"dtype\":\"F32\",\"shape\":[3,1],\"data_offsets\":[8,20]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        int padding = (8 - json.length % 8) % 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + padding + 20).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length + padding).put(json).put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        bytes.putDouble(-0.1).putFloat(1.5f).putFloat(-0f).putFloat(Float.MIN_VALUE);
        return bytes.array();
    }

    private static Map<String, Tensor> assembledTensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("0.weight", Tensor.of(Shape.of(3, 1), 1.5f, -0f, Float.MIN_VALUE));
        tensors.put("bias", Tensor.of(Shape.of(), -0.1));
        return tensors;
    }

    private static final Map<String, String> METADATA = Map.of("b", "\"q\"", "a", "1");

    @Test
    void aFileHasTheBytesThatTheFormatDefines() throws IOException {
        SafeTensors.write(file, assembledTensors(), METADATA);
        assertArrayEquals(assembled(), Files.readAllBytes(file));
    }

    @Test
    void wholeNumbersAreReadAsDoubles() throws IOException {
        String header = "{\"batches\":{\"dtype\":\"I64\",\"shape\":[3],\"data_offsets\":[0,24]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 24).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).putLong(1875).putLong(-1).putLong(1L << 53);
        Files.write(file, bytes.array());
        assertEquals(
                Map.of("batches", Tensor.of(Shape.of(3), 1875.0, -1.0, 0x1p53)),
                SafeTensors.read(file).tensors());
    }

    @Test
    void aFilePutTogetherByHandIsRead() throws IOException {
        Files.write(file, assembled());
        SafeTensors read = SafeTensors.read(file);
        assertEquals(assembledTensors(), read.tensors());
        assertEquals(List.of("bias", "0.weight"), List.copyOf(read.tensors().keySet()));
        assertEquals(METADATA, read.metadata());
    }

    @Test
    void whatIsWrittenIsReadBackBitForBit() throws IOException {
        RandomStream random = RandomStream.of(11);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        // More than one chunk of numbers, a size that no chunk divides, and names that JSON must escape.
        tensors.put("large", random.normal(DType.FLOAT32, Shape.of(131, 251)));
        tensors.put("double \"quoted\" \u00e9\u4e2d\ud83d\ude00\n", random.normal(DType.FLOAT64, Shape.of(97, 173)));
        tensors.put("", Tensor.of(Shape.of(3), Float.NaN, Float.NEGATIVE_INFINITY, -0f));
        Map<String, String> metadata = Map.of("", "", "\\", "\u0000\u2028");
        SafeTensors.write(file, tensors, metadata);
        SafeTensors read = SafeTensors.read(file);
        assertEquals(tensors, read.tensors());
        assertEquals(metadata, read.metadata());
    }

    @Test
    void theSameContentGivesTheSameBytesInWhateverOrder() throws IOException {
        Map<String, Tensor> turned = new LinkedHashMap<>();
        turned.put("bias", assembledTensors().get("bias"));
        turned.put("0.weight", assembledTensors().get("0.weight"));
        SafeTensors.write(file, turned, METADATA);
        assertArrayEquals(assembled(), Files.readAllBytes(file));
    }

    @Test
    void nothingAtAllCanBeKept() throws IOException {
        SafeTensors.write(file, Map.of(), Map.of());
        assertArrayEquals(
                new byte[] {8, 0, 0, 0, 0, 0, 0, 0, '{', '}', ' ', ' ', ' ', ' ', ' ', ' '}, Files.readAllBytes(file));
        assertEquals(new SafeTensors(Map.of(), Map.of()), SafeTensors.read(file));
    }

    @Test
    void aParameterOfANetworkMovesThroughAFile() throws IOException {
        Sequential saved = Sequential.of(Linear.of(2, 3, RandomStream.of(1)));
        Sequential loaded = Sequential.of(Linear.of(2, 3, RandomStream.of(2)));
        SafeTensors.write(file, Parameters.toMap(saved.parameters()), Map.of());
        Parameters.load(loaded.parameters(), SafeTensors.read(file).tensors());
        assertEquals(Parameters.toMap(saved.parameters()), Parameters.toMap(loaded.parameters()));
    }

    @Test
    void anExistingFileIsReplaced() throws IOException {
        Files.writeString(file, "something longer than the new file ".repeat(100));
        SafeTensors.write(file, assembledTensors(), METADATA);
        assertArrayEquals(assembled(), Files.readAllBytes(file));
        assertEquals(List.of(file), filesThere());
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileWhole() throws IOException {
        Files.writeString(file, "old");
        Tensor x = Tensor.of(Shape.of(), 1.0);
        for (String name : List.of("__metadata__", "half a pair \ud83d")) {
            assertThrows(IllegalArgumentException.class, () -> SafeTensors.write(file, Map.of(name, x), Map.of()));
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), filesThere());
    }

    @Test
    void aFolderIsNotAFile() throws IOException {
        Files.createDirectory(file);
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> SafeTensors.write(file, assembledTensors(), METADATA));
        assertEquals("exists and is not a regular file", refused.getReason());
        assertEquals(List.of(file), filesThere());
        String message = assertThrows(SafeTensorsException.class, () -> SafeTensors.read(file))
                .getMessage();
        assertEquals(file + ": at byte 0: an ordinary file expected", message);
    }

    @Test
    void aMissingFolderIsNamed() {
        Path nowhere = folder.resolve("nowhere").resolve("model.safetensors");
        NoSuchFileException error =
                assertThrows(NoSuchFileException.class, () -> SafeTensors.write(nowhere, Map.of(), Map.of()));
        assertEquals(nowhere.toString(), error.getFile());
        assertEquals("there is no folder " + nowhere.getParent(), error.getReason());
    }

    @Test
    void aMissingFileIsNamed() {
        String message = assertThrows(NoSuchFileException.class, () -> SafeTensors.read(file))
                .getMessage();
        assertEquals(file.toString(), message);
    }
}
