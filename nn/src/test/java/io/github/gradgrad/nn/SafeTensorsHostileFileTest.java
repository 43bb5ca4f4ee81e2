package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, or made to break their reader: each gives one error with file, byte and expectation. */
class SafeTensorsHostileFileTest {
    @TempDir
    private Path folder;

    /** What is said of a file of these bytes, without the file's name. */
    private String problem(byte[] bytes) throws IOException {
        Path file = folder.resolve("hostile.safetensors");
        Files.write(file, bytes);
        SafeTensorsException error = assertThrows(SafeTensorsException.class, () -> SafeTensors.read(file));
        String start = file + ": at byte " + error.offset() + ": ";
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith(start), message);
        assertEquals(1, message.lines().count());
        assertTrue(error.offset() <= bytes.length, message);
        return message.substring(file.toString().length() + 2);
    }

    private static byte[] file(byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static byte[] file(String header, int dataBytes) {
        return file(header.getBytes(StandardCharsets.UTF_8), dataBytes);
    }

    private static String tensor(String name, String dtype, String shape, String offsets) {
        String entry = "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
        return "\"" + name + "\":" + entry;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void aFileWithoutALengthIsTooShort(int size) throws IOException {
        assertEquals(
                "at byte " + size + ": the file ends, 8 bytes with the header's length expected",
                problem(new byte[size]));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9",
        "0x7fffffffffffffff, 9223372036854775807",
        "-1, 18446744073709551615",
        "-0x8000000000000000, 9223372036854775808"
    })
    void aHeaderLengthBeyondTheFileIsNotBelieved(String length, String shown) throws IOException {
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Long.decode(length))
                .array();
        assertEquals("at byte 0: a header length of at most 8 expected, found " + shown, problem(bytes));
    }

    @Test
    void aHeaderThatIsNotUtf8IsFoundAtItsByte() throws IOException {
        byte[] header = "{\"a\u00e9\":{}}".getBytes(StandardCharsets.UTF_8);
        // Bytes 0 to 4: { " a, and e with an acute accent in two.
        header[4] = 'x';
        assertEquals("at byte 11: UTF-8 expected", problem(file(header, 0)));
        byte[] cut = "{\"\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        assertEquals("at byte 10: UTF-8 expected", problem(file(Arrays.copyOf(cut, 4), 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|8: the header ends within its JSON",
                "`{`|9: the header ends within its JSON",
                "`{\"a`|11: valid JSON expected",
                "`[]`|9: the header: BEGIN_OBJECT expected, found BEGIN_ARRAY",
                "`nul`|11: valid JSON expected",
                "`{a:1}`|10: valid JSON expected",
                "`{'a':1}`|10: valid JSON expected",
                "`{\"a\":{}}`|15: tensor \"a\": dtype, shape and two data_offsets expected",
                "`{\"a\":[]}`|14: tensor \"a\": BEGIN_OBJECT expected, found BEGIN_ARRAY",
                "`{}{}`|11: valid JSON expected",
                "`{} x`|12: valid JSON expected",
                "`{\"__metadata__\":1}`|26: __metadata__: BEGIN_OBJECT expected, found NUMBER",
                "`{\"__metadata__\":{\"k\":1}}`|31: \"k\" of __metadata__: STRING expected, found NUMBER",
                "`{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}`|35: __metadata__: \"k\" is there twice",
                "`{\"__metadata__\":{},\"__metadata__\":{}}`|41: the header: \"__metadata__\" is there twice",
            })
    void aHeaderOfAnotherFormIsFoundAtItsByte(String header, String expected) throws IOException {
        assertEquals("at byte " + expected, problem(file(header, 0)));
    }

    static Stream<Arguments> tensors() {
        String numbers = "whole numbers below 10^18 expected, found ";
        return Stream.of(
                Arguments.of("BF16", "[2]", "[0,4]", "dtype F32, F64 or I64 expected, found \"BF16\""),
                Arguments.of("F32", "[0]", "[0,0]", "shape needs sizes of at least 1"),
                Arguments.of("F32", "[-1]", "[0,4]", "shape: " + numbers + "\"-1\""),
                Arguments.of("F32", "[1.0]", "[0,4]", "shape: " + numbers + "\"1.0\""),
                Arguments.of("F32", "[1e0]", "[0,4]", "shape: " + numbers + "\"1e0\""),
                Arguments.of("F32", "[\"1\"]", "[0,4]", "shape: NUMBER expected, found STRING"),
                Arguments.of("F32", "[[1]]", "[0,4]", "shape: NUMBER expected, found BEGIN_ARRAY"),
                Arguments.of("F32", "1", "[0,4]", "shape: BEGIN_ARRAY expected, found NUMBER"),
                Arguments.of("F32", "[99999999999999999999]", "[0,4]", "shape: " + numbers),
                Arguments.of("F32", "[2147483648]", "[0,8589934592]", "the shape [2147483648] needs sizes"),
                Arguments.of("F32", "[65536,65536]", "[0,17179869184]", "at most 2147483647 elements"),
                Arguments.of("F32", "[4294967296,4294967296]", "[0,0]", "at most 2147483647 elements"),
                Arguments.of("F32", "[" + "1,".repeat(64) + "1]", "[0,4]", "shape: at most 64 numbers expected"),
                Arguments.of("F32", "[2147483647]", "[0,8589934588]", "but 8 bytes follow the header"),
                Arguments.of("F32", "[2]", "[0,4]", "FLOAT32[2] takes 8 bytes, the data_offsets are [0, 4]"),
                Arguments.of("F64", "[2]", "[0,8]", "FLOAT64[2] takes 16 bytes, the data_offsets are [0, 8]"),
                Arguments.of("F32", "[2]", "[8,0]", "FLOAT32[2] takes 8 bytes, the data_offsets are [8, 0]"),
                Arguments.of("F32", "[1]", "[8,12]", "the data_offsets are [8, 12], but 8 bytes follow the header"),
                Arguments.of("F32", "[2]", "[0]", "dtype, shape and two data_offsets expected"),
                Arguments.of("F32", "[2]", "[0,8,8]", "data_offsets: at most 2 numbers expected"),
                Arguments.of(
                        "F32",
                        "[2]",
                        "[999999999999999999,999999999999999999]",
                        "FLOAT32[2] takes 8 bytes, the data_offsets are [999999999999999999, 999999999999999999]"),
                Arguments.of("F32", "[2],\"shape\":[2]", "[0,8]", "\"shape\" is there twice"),
                Arguments.of("F32", "[2],\"stride\":[1]", "[0,8]", "data_offsets expected, found \"stride\""));
    }

    @ParameterizedTest
    @MethodSource("tensors")
    void aTensorThatCannotBeIsNamed(String dtype, String shape, String offsets, String expected) throws IOException {
        String problem = problem(file("{" + tensor("w", dtype, shape, offsets) + "}", 8));
        assertTrue(problem.contains("tensor \"w\": "), problem);
        assertTrue(problem.contains(expected.replace("shape needs", "shape [0] needs")), problem);
    }

    @ParameterizedTest
    @ValueSource(longs = {(1L << 53) + 1, -(1L << 53) - 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void aWholeNumberThatADoubleDoesNotHoldIsRefused(long number) throws IOException {
        byte[] bytes = file("{" + tensor("w", "I64", "[2]", "[0,16]") + "}", 16);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 8, number);
        assertEquals(
                "at byte " + (bytes.length - 8) + ": w: a whole number of at most 2^53 expected, found " + number,
                problem(bytes));
    }

    @Test
    void twoTensorsOfOneNameAreRefused() throws IOException {
        String w = tensor("w", "F32", "[1]", "[0,4]");
        assertTrue(problem(file("{" + w + "," + w + "}", 4)).endsWith(": the header: \"w\" is there twice"));
    }

    @Test
    void theTensorsFillTheDataWithoutGapOrOverlap() throws IOException {
        String first = tensor("a", "F32", "[2]", "[0,8]"), at4 = tensor("b", "F32", "[1]", "[4,8]");
        String at8 = tensor("b", "F32", "[1]", "[8,12]"), at12 = tensor("b", "F32", "[1]", "[12,16]");
        int data = 8 + first.length() + at4.length() + 3;
        assertEquals(
                "at byte " + (data + 4) + ": two tensors overlap", problem(file("{" + first + "," + at4 + "}", 8)));
        data = 8 + first.length() + at12.length() + 3;
        assertEquals(
                "at byte " + (data + 8) + ": a tensor expected, none begins here",
                problem(file("{" + at12 + "," + first + "}", 16)));
        data = 8 + first.length() + at8.length() + 3;
        assertEquals(
                "at byte " + (data + 12) + ": the end of the file expected, 5 bytes follow",
                problem(file("{" + at8 + "," + first + "}", 17)));
    }

    @Test
    void aTensorNeedNotComeFirstInTheHeaderToComeFirstInTheData() throws IOException {
        Path file = folder.resolve("turned.safetensors");
        String second = tensor("b", "F32", "[1]", "[4,8]"), first = tensor("a", "F32", "[1]", "[0,4]");
        byte[] bytes = file("{" + second + "," + first + "}", 8);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(bytes.length - 8, 1).putFloat(bytes.length - 4, 2);
        Files.write(file, bytes);
        Map<String, Tensor> expected = Map.of("a", Tensor.of(Shape.of(1), 1f), "b", Tensor.of(Shape.of(1), 2f));
        assertEquals(expected, SafeTensors.read(file).tensors());
    }

    @Test
    void aMessageObeysNoTerminalSequenceOfTheFile() throws IOException {
        String name = "\\u001b[2J\\n\\u2028" + "x".repeat(1000);
        String problem = problem(file("{\"" + name + "\":1}", 0));
        assertTrue(problem.contains("tensor \"?[2J??" + "x".repeat(74) + "...\": BEGIN_OBJECT expected"), problem);
    }

    @Test
    void deepNestingEndsTheReadingNotTheStack() throws IOException {
        String header = "{\"a\":{\"shape\":" + "[".repeat(1_000_000);
        assertTrue(problem(file(header, 0)).contains("shape: NUMBER expected, found BEGIN_ARRAY"));
    }
}
