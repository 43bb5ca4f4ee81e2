package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training in a process of its own that gets SIGKILL at a random moment, which no program can prepare for. */
@Tag("long")
class KilledTrainingTest {
    private static final List<String> REPRODUCIBLE =
            List.of("checkpoint.safetensors", "samples.png", "curves.png", "training.gif");

    /** How many rows a process may be left to write before it is killed, of how many for each kill, and for the end. */
    private static final int MOST = 6, FOR_EACH = 20, FOR_THE_END = 8;

    @TempDir
    Path folder;

    /** Every method; dropout, spectral vectors, averages, classes, batch normalisation's running means. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method gan --width 16 --data gaussians8 --averaging 0.9",
                "--method wgan --width 16 --data digits --layer-norm",
                "--method wgan-gp --width 16 --data digits --conditional --averaging 0.9",
                "--method wgan-ct --width 16 --data swissroll --averaging 0.99",
                "--method wgan-sn --width 16 --data gaussians25 --loss hinge",
                "--method wgan-sn --model dcgan --width 4 --data digits --conditional --averaging 0.9"
            })
    void aRunThatIsKilledAndResumedEndsAsOneThatIsNot(String options) throws Exception {
        killAndResume(options, 1);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method gan --width 16 --data gaussians8 --averaging 0.9",
                "--method gan --model dcgan --width 4 --data digits --conditional",
                "--method wgan --width 16 --data digits --layer-norm",
                "--method wgan --width 16 --data gaussians8 --warm-up",
                "--method wgan-gp --width 16 --data digits --conditional --averaging 0.9",
                "--method wgan-gp --model dcgan --width 4 --data digits --averaging 0.9 --resize",
                "--method wgan-ct --width 16 --data swissroll --averaging 0.99",
                "--method wgan-ct --model dcgan --width 4 --data digits --conditional",
                "--method wgan-sn --width 16 --data gaussians25 --loss hinge",
                "--method wgan-sn --model dcgan --width 4 --data digits --conditional --averaging 0.9"
            })
    void aRunThatIsKilledTenTimesEndsAsOneThatIsNot(String options) throws Exception {
        killAndResume(options, 10);
    }

    private void killAndResume(String text, int kills) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path whole = folder.resolve("whole"), killed = folder.resolve("killed");
        int iterations = kills * FOR_EACH + FOR_THE_END;
        List<String> options = new ArrayList<>(List.of(text.split(" ", -1)));
        options.addAll(List.of("--iterations", "" + iterations, "--batch", "4", "--critic-steps", "1"));
        List<Integer> after = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            int[] pauses = {0, 0, 20, 100};
            TrainingProcess process =
                    TrainingProcess.start(killed, pauses[random.nextInt(pauses.length)], continuing(kill > 0, options));
            process.awaitRows(TrainingProcess.rows(killed).size() + 1 + random.nextInt(MOST));
            process.endsWithin(random.nextInt(10_000_000));
            process.kill();
            after.add(TrainingProcess.rows(killed).size());
        }
        train(killed, continuing(true, options));
        train(whole, options);

        String what = "seed " + seed + ": killed after rows " + after;
        assertEquals(iterations, TrainingProcess.rows(killed).size(), what);
        assertEquals(untimed(whole), untimed(killed), what);
        for (String file : REPRODUCIBLE) {
            byte[] expected = Files.readAllBytes(whole.resolve(file));
            assertArrayEquals(expected, Files.readAllBytes(killed.resolve(file)), what + ": " + file);
        }
    }

    private static List<String> continuing(boolean resume, List<String> options) {
        List<String> all = new ArrayList<>(options);
        if (resume) all.add("--resume");
        return all;
    }

    private static void train(Path run, List<String> options) {
        List<Object> arguments = new ArrayList<>(List.of("train", "--quiet", "--out", run));
        arguments.addAll(options);
        CommandLineRun.of(arguments.toArray()).succeeded();
    }

    /** The rows without their seconds. */
    private static List<String> untimed(Path run) throws IOException {
        return TrainingProcess.rows(run).stream()
                .map(row -> row.replaceFirst(",[^,]*", ""))
                .toList();
    }
}
