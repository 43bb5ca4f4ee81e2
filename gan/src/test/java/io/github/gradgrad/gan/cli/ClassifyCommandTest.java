package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.nn.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itPrintsTheNetworkAndLeavesTheCurveAndTheWeights() throws IOException {
        Path out = folder.resolve("run");
        CommandLineRun run = CommandLineRun.of("classify", "--epochs", "1", "--batch", "128", "--out", out);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("7: Linear(128 -> 10)"), run.out());
        assertTrue(run.out().contains("step 12/12"), run.out());
        assertNotNull(ImageIO.read(out.resolve("curve.png").toFile()));
        assertTrue(SafeTensors.read(out.resolve("classifier.safetensors"))
                .tensors()
                .containsKey("7.weight"));
    }

    @Test
    void whereAFileStandsThereIsNoRoomForResults() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        CommandLineRun.of("classify", "--out", file).failed(2, file + ": a folder expected, but this is a file");
    }

    @Test
    void aStepSizeThatTeachesNothingIsRefused() {
        Path results = folder.resolve("results");
        for (String rate : new String[] {"0", "-1", "NaN", "2"}) {
            CommandLineRun.of("classify", "--learning-rate", rate, "--out", results)
                    .failed(2, "a learning rate above 0 and at most 1 expected, got " + Double.valueOf(rate));
        }
        assertTrue(Files.notExists(results));
    }

    @Test
    void pointsAreNoImages() {
        CommandLineRun run = CommandLineRun.of("classify", "--data", "gaussians8", "--out", folder);
        assertEquals(2, run.status());
        assertEquals(
                "gradgrad: data 'gaussians8': labelled images expected",
                run.err().strip());
    }
}
