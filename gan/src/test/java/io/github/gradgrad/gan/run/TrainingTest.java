package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.NonFiniteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {
    /** Alike in two runs of one seed; the summary holds times. */
    private static final List<String> REPRODUCIBLE =
            List.of("checkpoint.safetensors", "samples.png", "curves.png", "training.gif");

    @TempDir
    Path folder;

    @AfterEach
    void usualPause() {
        System.clearProperty(SmallRuns.PAUSE);
    }

    @ParameterizedTest
    @CsvSource({"digits, GAN", "digits, WGAN", "gaussians8, WGAN_GP", "swissroll, WGAN_CT", "gaussians25, WGAN_SN"})
    void theFolderHoldsAllThatItShould(String data, Method method) throws IOException {
        SmallRuns.start(SmallRuns.settings(data, method, 3), folder);

        assertEquals(
                new TreeSet<>(List.of(
                        "checkpoint.safetensors",
                        "metrics.csv",
                        "samples.png",
                        "curves.png",
                        "training.gif",
                        "summary.json")),
                names());
        for (String picture : List.of("samples.png", "curves.png")) {
            assertTrue(ImageIO.read(folder.resolve(picture).toFile()).getWidth() > 100, picture);
        }
        // Before training and after each of the three iterations.
        assertEquals(4, frames());
        assertEquals(
                3, Checkpoint.read(folder.resolve("checkpoint.safetensors")).iteration());
    }

    @Test
    void metricsHaveAHeaderAndARowPerIteration() throws IOException {
        SmallRuns.start(SmallRuns.digits(3), folder);

        List<String> lines = Files.readAllLines(folder.resolve("metrics.csv"));
        assertEquals(String.join(",", Metrics.COLUMNS), lines.get(0));
        List<Metrics> rows = lines.stream().skip(1).map(Metrics::parse).toList();
        assertEquals(List.of(1L, 2L, 3L), rows.stream().map(Metrics::iteration).toList());
        for (Metrics row : rows) {
            // The loss is minus the estimate plus a penalty, which is never negative.
            assertTrue(row.criticLoss() >= -row.wassersteinEstimate(), row.toString());
            assertTrue(row.gradientNormMax() >= row.gradientNormMean() && row.gradientNormMean() >= 0, row.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"digits, WGAN_GP", "gaussians25, WGAN"})
    void twoRunsWithOneSeedAreAlike(String data, Method method) throws IOException {
        Settings settings = SmallRuns.settings(data, method, 4);
        SmallRuns.start(settings, folder.resolve("a"));
        SmallRuns.start(settings, folder.resolve("b"));

        assertAlike(folder.resolve("a"), folder.resolve("b"), "seed " + settings.seed());
    }

    @Test
    void anotherSeedGivesAnotherRun() throws IOException {
        Settings one = SmallRuns.digits(2);
        Settings other = one.with("seed", 8);
        SmallRuns.start(one, folder.resolve("a"));
        SmallRuns.start(other, folder.resolve("b"));

        assertNotEquals(SmallRuns.metrics(folder.resolve("a")), SmallRuns.metrics(folder.resolve("b")));
    }

    /** Broken off again and again: right after a checkpoint, long after one, and before there is a second one. */
    @ParameterizedTest
    @CsvSource({
        "digits, WGAN_GP, 1, conditional=true",
        "digits, WGAN, 2, clip=0.1",
        "gaussians8, WGAN_GP, 3, penalty=dragan",
        "gaussians8, WGAN_CT, 4, averaging=0.9",
        "gaussians8, WGAN_SN, 5, loss=hinge",
        "swissroll, GAN, 6, layer-norm=true",
        "digits, WGAN_SN, 7, model=dcgan width=2"
    })
    void aRunThatIsBrokenOffAndResumedEndsAsOneThatIsNot(String data, Method method, long seed, String options)
            throws IOException {
        Random random = new Random(seed);
        int total = 9;
        Settings settings = with(SmallRuns.settings(data, method, total), options);
        Path whole = folder.resolve("whole"), broken = folder.resolve("broken");
        SmallRuns.start(settings, whole);

        List<Long> stops = new ArrayList<>();
        boolean seldom = true;
        assertThrows(BrokenOff.class, () -> {
            pauseBetweenCheckpoints(true);
            SmallRuns.start(settings, broken, stopAt(1 + random.nextInt(3), stops));
        });
        while (true) {
            long stands =
                    Checkpoint.read(broken.resolve("checkpoint.safetensors")).iteration();
            pauseBetweenCheckpoints(seldom);
            seldom = !seldom;
            long next = stands + 1 + random.nextInt(4);
            if (next > total) break;
            assertThrows(BrokenOff.class, () -> SmallRuns.resume(settings, broken, stopAt(next, stops)));
        }
        SmallRuns.resume(settings, broken, (done, all) -> {});

        assertTrue(stops.size() >= 3, "seed " + seed + ": broken off at " + stops);
        assertAlike(whole, broken, "seed " + seed + ": broken off at " + stops);
    }

    /** 100 updates of the critic before the first of the generator, which a checkpoint must not take for an error. */
    @Test
    void aRunMayHaveTheOriginalSchedule() throws IOException {
        SmallRuns.start(SmallRuns.settings("gaussians8", Method.WGAN, 1).with("warm-up", true), folder);

        Checkpoint checkpoint = Checkpoint.read(folder.resolve("checkpoint.safetensors"));

        assertEquals(1, checkpoint.iteration());
        SmallRuns.resume(checkpoint.settings(), folder, (done, total) -> {});
    }

    @Test
    void aFinishedRunGoesOnWithMoreIterationsAsIfThereHadBeenNoEnd() throws IOException {
        Path whole = folder.resolve("whole"), longer = folder.resolve("longer");
        SmallRuns.start(SmallRuns.constantRate(6), whole);
        SmallRuns.start(SmallRuns.constantRate(4), longer);

        SmallRuns.resume(SmallRuns.constantRate(6), longer, (done, total) -> {});

        assertAlike(whole, longer, "6 iterations");
    }

    @Test
    void aFinishedRunThatIsResumedStaysAsItIs() throws IOException {
        SmallRuns.start(SmallRuns.digits(3), folder);
        byte[] checkpoint = Files.readAllBytes(folder.resolve("checkpoint.safetensors"));
        String metrics = Files.readString(folder.resolve("metrics.csv"));

        SmallRuns.resume(SmallRuns.digits(3), folder, (done, total) -> {
            throw new BrokenOff();
        });

        assertArrayEquals(checkpoint, Files.readAllBytes(folder.resolve("checkpoint.safetensors")));
        assertEquals(metrics, Files.readString(folder.resolve("metrics.csv")));
    }

    @Test
    void aRunWhoseMetricsAreLostIsNotResumed() throws IOException {
        SmallRuns.start(SmallRuns.digits(3), folder);
        Files.delete(folder.resolve("metrics.csv"));

        assertThrows(IOException.class, () -> SmallRuns.resume(SmallRuns.digits(3), folder, (done, total) -> {}));

        assertFalse(Files.exists(folder.resolve("metrics.csv")));
    }

    @Test
    void aRunWhoseAnimationIsDamagedIsNotResumedAndKeepsItsRows() throws IOException {
        SmallRuns.start(SmallRuns.digits(3), folder);
        Files.writeString(folder.resolve("training.gif"), "GIF89a but no more");
        String metrics = Files.readString(folder.resolve("metrics.csv")) + "half a row";
        Files.writeString(folder.resolve("metrics.csv"), metrics);

        IOException e = assertThrows(
                IOException.class, () -> SmallRuns.resume(SmallRuns.digits(5), folder, (done, total) -> {}));

        assertTrue(e.getMessage().startsWith(folder.resolve("training.gif") + ": is no GIF"), e.getMessage());
        assertEquals(metrics, Files.readString(folder.resolve("metrics.csv")));
    }

    /** Every number of the file is finite in FLOAT32, but the critic's first product is not. */
    @Test
    void anOverflowStopsTheRunAndTheCheckpointBeforeItStays() throws IOException {
        Path points = Files.writeString(folder.resolve("points.csv"), "3e38,3e38\n-3e38,3e38\n");
        Path run = folder.resolve("run");

        NonFiniteException e = assertThrows(
                NonFiniteException.class,
                () -> SmallRuns.start(SmallRuns.settings(points.toString(), Method.WGAN_GP, 3), run));

        assertTrue(e.getMessage().contains("first appeared in linear"), e.getMessage());
        assertTrue(e.getMessage().contains("critic.0.weight"), e.getMessage());
        Checkpoint checkpoint = Checkpoint.read(run.resolve("checkpoint.safetensors"));
        assertTrue(checkpoint.sample(5, 1).isFinite());
    }

    /** The settings with those of a text such as {@code model=dcgan width=2}. */
    private static Settings with(Settings settings, String options) {
        Settings changed = settings;
        for (String option : options.split(" ", -1)) {
            String[] parts = option.split("=", 2);
            changed = changed.with(parts[0], parts[1]);
        }
        return changed;
    }

    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Training.Listener stopAt(long iteration, List<Long> stops) {
        return (done, total) -> {
            if (done != iteration) return;
            stops.add(done);
            throw new BrokenOff();
        };
    }

    /** Either a checkpoint after every iteration, or none but at the start and the end. */
    private static void pauseBetweenCheckpoints(boolean seldom) {
        System.setProperty(SmallRuns.PAUSE, Integer.toString(seldom ? Integer.MAX_VALUE : 0));
    }

    private static void assertAlike(Path expected, Path actual, String what) throws IOException {
        assertEquals(SmallRuns.metrics(expected), SmallRuns.metrics(actual), what);
        for (String file : REPRODUCIBLE) {
            assertArrayEquals(
                    Files.readAllBytes(expected.resolve(file)),
                    Files.readAllBytes(actual.resolve(file)),
                    what + ": " + file);
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private int frames() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(folder.resolve("training.gif").toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }
}
