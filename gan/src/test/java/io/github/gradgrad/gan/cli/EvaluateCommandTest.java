package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    @Test
    void digitsAreMeasuredByTheirNearestRealNeighbours() {
        JsonObject result = evaluate(train("digits"));

        assertEquals(2, result.get("iteration").getAsInt());
        assertEquals("digits", result.getAsJsonObject("settings").get("data").getAsString());
        JsonObject quality = result.getAsJsonObject("quality");
        assertEquals(1000, quality.get("samples").getAsInt());
        assertEquals(10, quality.get("classes").getAsInt());
        int counted = 0, found = 0;
        for (JsonElement count : quality.getAsJsonArray("class_counts")) {
            counted += count.getAsInt();
            if (count.getAsInt() > 0) found++;
        }
        assertEquals(1000, counted);
        assertEquals(found, quality.get("classes_found").getAsInt());
        assertTrue(quality.get("nearest_real_distance_mean").getAsDouble() > 0);
    }

    /** A generator of two updates draws noise: far from the digits by every measure, as two sets of digits are not. */
    @Test
    void digitsAreComparedWithDigits() {
        JsonObject distances = evaluate(train("digits")).getAsJsonObject("distances");

        assertEquals(1797 / 2, distances.get("samples").getAsInt());
        for (String measure : List.of(
                "wasserstein_1",
                "sliced_wasserstein_1",
                "kernel_distance",
                "frechet_distance_in_classifier_features")) {
            double generated = distances.get(measure).getAsDouble();
            double real = distances.get(measure + "_between_real").getAsDouble();
            assertTrue(generated > 1.5 * real, () -> measure + ": " + generated + ", between real " + real);
        }
        for (String share : List.of("precision", "recall", "coverage", "class_balance")) {
            double value = distances.get(share).getAsDouble();
            assertTrue(value >= 0 && value <= 1, () -> share + " " + value);
        }
        assertTrue(distances.get("classifier_accuracy_held_out").getAsDouble() > 0.9);
    }

    @Test
    void pointsAreComparedWithFreshOnes() {
        JsonObject distances = evaluate(train("swissroll")).getAsJsonObject("distances");

        assertEquals(1000, distances.get("samples").getAsInt());
        assertTrue(distances.get("wasserstein_1").getAsDouble()
                > distances.get("wasserstein_1_between_real").getAsDouble());
        assertTrue(distances.has("collapse_alarm"));
        assertFalse(distances.has("kernel_distance"));
    }

    @Test
    void mixturesAreMeasuredByTheirModes() {
        JsonObject quality = evaluate(train("gaussians25")).getAsJsonObject("quality");

        assertEquals(10_000, quality.get("samples").getAsInt());
        assertEquals(25, quality.get("modes").getAsInt());
        double share = quality.get("share_within_3_sigma").getAsDouble();
        assertTrue(share >= 0 && share <= 1, () -> "share " + share);
    }

    @Test
    void dataThatIsGoneIsNamed() throws IOException {
        Path points = Files.writeString(folder.resolve("points.csv"), "1,2\n3,4\n5,7\n");
        Path checkpoint = train(points.toString());
        Files.delete(points);

        CommandLineRun.of("evaluate", "--checkpoint", checkpoint).failed(2, points.toString());
    }

    @Test
    void dataThatHasAnotherShapeNowIsRefused() throws IOException {
        Path points = Files.writeString(folder.resolve("points.csv"), "1,2\n3,4\n5,7\n");
        Path checkpoint = train(points.toString());
        Files.writeString(points, "1,2,3\n4,5,7\n");

        CommandLineRun.of("evaluate", "--checkpoint", checkpoint).failed(2, "[3]", "[1000, 2]");
    }

    @Test
    void aFileThatIsNoCheckpointIsNamed() throws IOException {
        byte[] good = Files.readAllBytes(train("digits"));
        Path bad = folder.resolve("bad.safetensors");
        for (byte[] content : BadCheckpoints.all(good)) {
            Files.write(bad, content);
            FolderState state = FolderState.of(folder);
            CommandLineRun.of("evaluate", "--checkpoint", bad).failed(2, bad.toString());
            state.assertUnchanged();
        }
        Path missing = folder.resolve("none.safetensors");
        CommandLineRun.of("evaluate", "--checkpoint", missing).failed(2, missing + ": no such file");
        CommandLineRun.of("evaluate", "--checkpoint", folder).failed(2, folder.toString());
    }

    @Test
    void badNumbersAreNamed() {
        Path checkpoint = folder.resolve("none");
        for (String option : List.of("--seed", "--threads")) {
            CommandLineRun.of("evaluate", "--checkpoint", checkpoint, option, "NaN")
                    .failed(2, option, "a whole number expected, got 'NaN'");
        }
        CommandLineRun.of("evaluate", "--checkpoint", checkpoint, "--threads", "1025")
                .failed(2, "--threads: a whole number from 1 to 1024 expected, got 1025");
    }

    private static JsonObject evaluate(Path checkpoint) {
        return JsonParser.parseString(CommandLineRun.of("evaluate", "--checkpoint", checkpoint)
                        .succeeded()
                        .out())
                .getAsJsonObject();
    }

    private Path train(String data) {
        Path run = folder.resolve("run");
        CommandLineRun.of(
                        "train",
                        "--quiet",
                        "--data",
                        data,
                        "--iterations",
                        2,
                        "--batch",
                        4,
                        "--critic-steps",
                        1,
                        "--out",
                        run)
                .succeeded();
        return run.resolve("checkpoint.safetensors");
    }
}
