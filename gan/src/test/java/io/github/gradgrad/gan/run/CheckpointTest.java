package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.data.Digits;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.nn.SafeTensors;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointTest {
    private static final Shape SAMPLE = Shape.of(1, 8, 8);
    private static final Settings SETTINGS = SmallRuns.digits(50);

    private static byte[] whole = {};

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void writeOne(@TempDir Path once) throws IOException {
        Path written = once.resolve("checkpoint.safetensors");
        Checkpoint.write(written, SETTINGS, SAMPLE, advanced(SETTINGS));
        whole = Files.readAllBytes(written);
    }

    @BeforeEach
    void copyIt() throws IOException {
        file = Files.write(folder.resolve("checkpoint.safetensors"), whole);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void readAndWrittenAgainItIsTheSameToTheLastBit(Method method) throws IOException {
        Settings settings = SmallRuns.settings("digits", method, 50);
        Checkpoint.write(file, settings, SAMPLE, advanced(settings));
        Recipe restored = Recipe.of(settings, SAMPLE, 10);
        Path again = folder.resolve("again.safetensors");

        Checkpoint.read(file).restore(restored);
        Checkpoint.write(again, settings, SAMPLE, restored);

        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void itKnowsTheRunThatWroteIt() throws IOException {
        Checkpoint checkpoint = Checkpoint.read(file);

        assertEquals(SETTINGS, checkpoint.settings());
        assertEquals(2, checkpoint.iteration());
        Recipe restored = Recipe.of(SETTINGS, SAMPLE, 10);
        checkpoint.restore(restored);
        assertEquals(2, restored.trainer().generatorSteps());
        assertEquals(4, restored.trainer().criticSteps());
    }

    @Test
    void equalSeedsGiveEqualSamples() throws IOException {
        Checkpoint checkpoint = Checkpoint.read(file);

        assertEquals(Shape.of(3, 1, 8, 8), checkpoint.sample(3, 1).shape());
        assertEquals(checkpoint.sample(3, 1), checkpoint.sample(3, 1));
        assertNotEquals(checkpoint.sample(3, 1), checkpoint.sample(3, 2));
    }

    @Test
    void aFileThatWasCutOffIsRefused() {
        Random random = new Random(5);
        IntStream.concat(IntStream.of(0, 7, 8, 9, whole.length - 1), random.ints(10, 0, whole.length))
                .forEach(length -> assertRefused(Arrays.copyOf(whole, length), "cut to " + length + " bytes"));
    }

    @Test
    void bytesAtRandomAreRefused() {
        Random random = new Random(6);
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[1 + random.nextInt(5000)];
            random.nextBytes(noise);
            assertRefused(noise, "noise " + i);
        }
    }

    /** A damaged header is refused or, where the damage is to a name, does not fit the networks. */
    @Test
    void aDamagedHeaderIsRefusedInOneLine() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(1500)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                Checkpoint.read(file).sample(1, 1);
            } catch (IOException e) {
                assertOneLine(e, "seed 7, damage " + i);
            }
        }
    }

    @Test
    void safetensorsOfOthersAreRefused() throws IOException {
        SafeTensors.write(file, Map.of("weight", Tensor.ones(DType.FLOAT32, Shape.of(2))), Map.of("format", "pt"));

        IOException e = assertThrows(IOException.class, () -> Checkpoint.read(file));
        assertEquals(
                file + ": no checkpoint of GradGrad: format gradgrad-checkpoint-1 expected in the metadata, got pt",
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iteration       | 51        | iteration: a count from 0 to 50 expected, got 51",
                "iteration       | -1        | iteration: a count from 0 to 50 expected, got -1",
                "iteration       | 99999999999999999999 "
                        + "| iteration: a count from 0 to 50 expected, got 99999999999999999999",
                "critic-updates  | 5         | critic-updates: a count from 0 to 4 expected, got 5",
                "critic-updates  | many      | critic-updates: a count from 0 to 4 expected, got many",
                "sample-shape    | 1,8,x     | sample-shape: sizes such as 1,8,8 expected, got 1,8,x",
                "settings.batch  | 0         | --batch: a whole number from 1 to 65536 expected, got 0",
                "settings.lambda | NaN       | --lambda: a number from 0 to 1000000 expected, got NaN",
                "settings.method | magic     | --method: one of gan, wgan, wgan-gp, wgan-ct, wgan-sn expected, got magic"
            })
    void metadataThatCannotBeIsNamed(String key, String value, String problem) throws IOException {
        changeMetadata(metadata -> metadata.put(key, value));

        IOException e = assertThrows(IOException.class, () -> Checkpoint.read(file));
        assertEquals(file + ": " + problem, e.getMessage());
    }

    @Test
    void metadataThatIsMissingIsNamed() throws IOException {
        for (String key : SafeTensors.read(file).metadata().keySet()) {
            changeMetadata(metadata -> metadata.remove(key));
            IOException e = assertThrows(IOException.class, () -> Checkpoint.read(file));
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
            assertTrue(e.getMessage().contains(key.replace("settings.", "")), e.getMessage());
            Files.write(file, whole);
        }
    }

    @Test
    void everyTensorThatIsMissingIsNamed() throws IOException {
        SafeTensors all = SafeTensors.read(file);
        for (String name : all.tensors().keySet()) {
            Map<String, Tensor> rest = new LinkedHashMap<>(all.tensors());
            rest.remove(name);
            SafeTensors.write(file, rest, all.metadata());
            IOException e =
                    assertThrows(IOException.class, () -> Checkpoint.read(file).sample(1, 1));
            assertTrue(
                    e.getMessage().contains("missing " + name.replaceFirst("optimiser.(critic|generator).", "")),
                    e.getMessage());
        }
    }

    @Test
    void aCheckpointForOtherSamplesDoesNotFit() throws IOException {
        Recipe points = Recipe.of(SETTINGS, Shape.of(2), 0);

        IOException e =
                assertThrows(IOException.class, () -> Checkpoint.read(file).restore(points));
        assertOneLine(e, "other samples");
    }

    private void changeMetadata(Consumer<Map<String, String>> change) throws IOException {
        SafeTensors all = SafeTensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(all.metadata());
        change.accept(metadata);
        SafeTensors.write(file, all.tensors(), metadata);
    }

    private void assertRefused(byte[] content, String what) {
        IOException e = assertThrows(
                IOException.class,
                () -> {
                    Files.write(file, content);
                    Checkpoint.read(file);
                },
                what);
        assertOneLine(e, what);
    }

    private void assertOneLine(IOException e, String what) {
        assertTrue(e.getMessage().startsWith(file + ": "), () -> what + ": " + e.getMessage());
        assertFalse(e.getMessage().contains("\n"), () -> what + ": " + e.getMessage());
    }

    /** A run that has made a few steps, so that no state is zero any more. */
    private static Recipe advanced(Settings settings) {
        Recipe recipe = Recipe.of(settings, SAMPLE, 10);
        RandomStream key = RandomStream.of(1);
        FiniteDataSet digits = Digits.load();
        for (int i = 0; i < 4; i++) recipe.trainer().criticStep(digits.batch(key, i, 4));
        for (int i = 0; i < 2; i++) recipe.trainer().generatorStep(4);
        return recipe;
    }
}
