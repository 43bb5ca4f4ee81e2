package io.github.gradgrad.gan.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCommandTest {
    @TempDir
    static Path runs;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainTwo() {
        for (String data : List.of("digits", "swissroll")) {
            CommandLineRun.of(
                            "train",
                            "--quiet",
                            "--data",
                            data,
                            "--iterations",
                            1,
                            "--batch",
                            4,
                            "--critic-steps",
                            1,
                            "--out",
                            runs.resolve(data))
                    .succeeded();
        }
    }

    @Test
    void imagesBecomeAPngOfAllOfThem() throws IOException {
        BufferedImage ten = ImageIO.read(sample("digits", "ten.png", 10, 1).toFile());
        BufferedImage forty = ImageIO.read(sample("digits", "forty.png", 40, 1).toFile());

        assertTrue(ten.getWidth() >= 4 * 8 && ten.getHeight() >= 3 * 8);
        assertTrue(forty.getWidth() * forty.getHeight() > 2 * ten.getWidth() * ten.getHeight());
    }

    @Test
    void pointsBecomeAPlot() throws IOException {
        assertTrue(
                ImageIO.read(sample("swissroll", "points.png", 50, 1).toFile()).getWidth() > 300);
    }

    @ParameterizedTest
    @CsvSource({"digits, 64", "swissroll, 2"})
    void aCsvHasALineForEachSample(String data, int columns) throws IOException {
        List<String> lines = Files.readAllLines(sample(data, "samples.csv", 7, 1));

        assertEquals(7, lines.size());
        for (String line : lines) {
            double[] values = Arrays.stream(line.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertEquals(columns, values.length);
            assertTrue(Arrays.stream(values).allMatch(Double::isFinite), line);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"digits | (7, 1, 8, 8,) | 448", "swissroll | (7, 2,) | 14"})
    void anNpyHasTheShapeOfTheSamples(String data, String shape, int elements) throws IOException {
        byte[] bytes = Files.readAllBytes(sample(data, "samples.npy", 7, 1));

        int header = 10 + (bytes[8] & 0xff) + 256 * (bytes[9] & 0xff);
        String text = new String(bytes, 0, header, ISO_8859_1);
        assertTrue(text.startsWith("\u0093NUMPY\u0001\u0000"), text);
        assertTrue(text.contains("'descr': '<f4'") && text.contains("'shape': " + shape), text);
        assertEquals(header + 4 * elements, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "csv", "npy"})
    void equalSeedsGiveEqualFiles(String ending) throws IOException {
        byte[] one = Files.readAllBytes(sample("digits", "one." + ending, 5, 1));
        byte[] again = Files.readAllBytes(sample("digits", "again." + ending, 5, 1));
        byte[] other = Files.readAllBytes(sample("digits", "other." + ending, 5, 2));

        assertArrayEquals(one, again);
        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void anExistingFileIsReplaced() throws IOException {
        Files.writeString(folder.resolve("samples.csv"), "old");

        assertEquals(
                3, Files.readAllLines(sample("digits", "samples.csv", 3, 1)).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--count   | 0          | --count: a whole number from 1 to 100000 expected, got 0",
                "--count   | -4         | --count: a whole number from 1 to 100000 expected, got -4",
                "--count   | 2000000000 | --count: a whole number from 1 to 100000 expected, got 2000000000",
                "--count   | 5000000000 | a whole number expected, got '5000000000'",
                "--count   | NaN        | a whole number expected, got 'NaN'",
                "--count   | few        | a whole number expected, got 'few'",
                "--seed    | x          | a whole number expected, got 'x'",
                "--seed    | Infinity   | a whole number expected, got 'Infinity'",
                "--threads | 0          | --threads: a whole number from 1 to 1024 expected, got 0"
            })
    void aBadNumberIsNamedWithWhatIsExpected(String option, String value, String message) throws IOException {
        FolderState state = FolderState.of(folder);

        CommandLineRun.of(
                        "sample", "--checkpoint", checkpoint("digits"), "--out", folder.resolve("x.png"), option, value)
                .failed(2, option, message);

        state.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples", "samples.jpg", "samples.png.txt", "png", ""})
    void anEndingThatIsNoFormatIsRefused(String name) throws IOException {
        FolderState state = FolderState.of(folder);

        CommandLineRun.of("sample", "--checkpoint", checkpoint("digits"), "--out", folder.resolve(name))
                .failed(2, "--out: a name ending in .png, .csv or .npy expected, got " + folder.resolve(name));

        state.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {".png", ".csv", ".npy"})
    void anOutputThatCannotBeWrittenIsNamed(String ending) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory" + ending));
        Path file = Files.writeString(folder.resolve("file"), "mine");
        FolderState state = FolderState.of(folder);

        for (Path out : List.of(directory, file.resolve("x" + ending), folder.resolve("none/x" + ending))) {
            CommandLineRun.of("sample", "--checkpoint", checkpoint("digits"), "--out", out)
                    .failed(2, out.toString());
        }
        state.assertUnchanged();
    }

    @Test
    void aFileThatIsNoCheckpointIsNamed() throws IOException {
        Path bad = folder.resolve("bad.safetensors");
        for (byte[] content : BadCheckpoints.all(Files.readAllBytes(checkpoint("digits")))) {
            Files.write(bad, content);
            FolderState state = FolderState.of(folder);
            CommandLineRun.of("sample", "--checkpoint", bad, "--out", folder.resolve("x.png"))
                    .failed(2, bad.toString());
            state.assertUnchanged();
        }
    }

    @Test
    void aCheckpointThatIsMissingOrAFolderIsNamed() throws IOException {
        FolderState state = FolderState.of(folder);
        Path missing = folder.resolve("none.safetensors");

        CommandLineRun.of("sample", "--checkpoint", missing, "--out", folder.resolve("x.png"))
                .failed(2, missing + ": no such file");
        CommandLineRun.of("sample", "--checkpoint", folder, "--out", folder.resolve("x.png"))
                .failed(2, folder.toString());

        state.assertUnchanged();
    }

    private Path sample(String data, String name, int count, int seed) {
        Path out = folder.resolve(name);
        CommandLineRun run = CommandLineRun.of(
                "sample", "--checkpoint", checkpoint(data), "--count", count, "--seed", seed, "--out", out);
        assertEquals("", run.succeeded().out());
        return out;
    }

    private static Path checkpoint(String data) {
        return runs.resolve(data).resolve("checkpoint.safetensors");
    }
}
