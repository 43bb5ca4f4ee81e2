package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPointsTest {
    private static final Tensor POINTS = Tensor.of(Shape.of(2, 2), 1.5f, -2f, 1e-3f, 4f);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5,-2\n1e-3,4\n",
                "x,y\n1.5,-2\n1e-3,4",
                "\"x\",\"y\"\r\n1.5,-2\r\n1e-3,4\r\n",
                "\uFEFFx,y\n1.5 , -2\n\n0.001,\t4\n\n"
            })
    void pointsAreReadWithAndWithoutHeader(String text) throws IOException {
        FiniteDataSet points = CsvPoints.read(write(text));

        assertEquals(POINTS, points.all());
        assertEquals(Shape.of(2), points.sampleShape());
        assertEquals("points", points.name());
        assertEquals(0, points.classes());
    }

    @Test
    void gzippedPointsAreRead() throws IOException {
        Path file = folder.resolve("points.csv.gz");
        Files.write(file, gzip("1.5,-2\n1e-3,4\n".getBytes(StandardCharsets.UTF_8)));

        assertEquals(POINTS, CsvPoints.read(file).all());
        assertEquals("points", CsvPoints.read(file).name());
    }

    @Test
    void manyRowsOfManyColumnsAreRead() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++)
            text.append(i).append(',').append(2 * i).append(',').append(3 * i).append('\n');
        FiniteDataSet points = CsvPoints.read(write(text.toString()));

        assertEquals(Shape.of(1000, 3), points.all().shape());
        assertEquals(2997, points.all().get(999, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2;3,x             | line 2: a number expected, found 'x'",
                "1,2;3,              | line 2: a number expected, found ''",
                "1,2;3               | line 2: 2 columns expected, found 1",
                "1,2;;3,4,5          | line 3: 2 columns expected, found 3",
                "x,y;1,2;z,w         | line 3: a number expected, found 'z'",
                "1,two;3,4           | line 1: a number expected, found 'two'",
                "1,NaN               | line 1: a finite number below 3.4e38 expected, found 'NaN'",
                "1,2;1e39,0          | line 2: a finite number below 3.4e38 expected, found '1e39'",
                "x,y                 | holds no numbers; rows of numbers separated by commas expected",
                "1;2                 | two or more columns of numbers expected, found 1"
            })
    void aWrongFileIsNamedWithItsLine(String lines, String problem) throws IOException {
        Path file = write(lines.replace(';', '\n'));

        DataException e = assertThrows(DataException.class, () -> CsvPoints.read(file));
        assertEquals(file + ": " + problem, e.getMessage());
    }

    @Test
    void controlCharactersDoNotReachTheMessage() throws IOException {
        Path file = write("1,2\n3,\u001b[31m" + "q".repeat(100));

        DataException e = assertThrows(DataException.class, () -> CsvPoints.read(file));
        assertEquals(file + ": line 2: a number expected, found '?[31m" + "q".repeat(25) + "...'", e.getMessage());
    }

    @Test
    void filesThatCannotBeOpenedAreNamed() throws IOException {
        Path missing = folder.resolve("missing.csv"), empty = write("");

        assertEquals(
                missing + ": does not exist",
                assertThrows(DataException.class, () -> CsvPoints.read(missing)).getMessage());
        assertEquals(
                empty + ": is empty; a file with data expected",
                assertThrows(DataException.class, () -> CsvPoints.read(empty)).getMessage());
        assertEquals(
                folder + ": is a folder, a file is expected",
                assertThrows(DataException.class, () -> CsvPoints.read(folder)).getMessage());
    }

    @Test
    void gzipDataThatEndsTooEarlyIsTruncated() throws IOException {
        byte[] whole = gzip("1.5,-2\n1e-3,4\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("points.csv.gz");
        for (int length : new int[] {3, 9, 12, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            DataException e = assertThrows(DataException.class, () -> CsvPoints.read(file));
            assertTrue(e.getMessage().startsWith(file + ": is truncated"), e.getMessage());
        }
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
        byte[] zeros = new byte[2 << 20];
        Arrays.fill(zeros, (byte) '0');
        Path file = folder.resolve("points.csv.gz");
        Files.write(file, gzip(zeros));

        DataException e = assertThrows(DataException.class, () -> CsvPoints.read(file));
        assertEquals(file + ": has a line of more than 1048576 bytes", e.getMessage());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("points.csv"), text);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
