package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.run.Checkpoint;
import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Model;
import io.github.gradgrad.gan.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method        | dcgan                | --method | gan, wgan, wgan-gp, wgan-ct, wgan-sn",
                "--method        | ''                   | --method | wgan, wgan-gp",
                "--model         | resnet               | --model  | mlp, dcgan",
                "--loss          | mse                  | --loss   | wasserstein, minimax, non-saturating, hinge",
                "--penalty       | three-sided          | --penalty | none, two-sided, one-sided, r1, r2, dragan",
                "--clip          | 0                    | --clip | above 0 and at most 1000000 expected, got 0.0",
                "--averaging     | 1                    | --averaging | from 0 to below 1 expected, got 1.0",
                "--kernel        | 3                    | --kernel | from 4 to 5 expected, got 3",
                "--clip          | 0.1                  | --clip | has no effect here; expected with --method wgan only",
                "--kernel        | 4                    | --kernel | has no effect here; expected with --model dcgan only",
                "--data          | gaussians9           | gaussians9 | digits, gaussians8, gaussians25, swissroll",
                "--data          | ''                   | data ''  | digits",
                "--iterations    | 0                    | --iterations | from 1 to 1000000000 expected, got 0",
                "--iterations    | -5                   | --iterations | from 1 to 1000000000 expected, got -5",
                "--iterations    | 1000000001           | --iterations | from 1 to 1000000000",
                "--iterations    | 99999999999999999999 | --iterations | a whole number expected",
                "--iterations    | 1e3                  | --iterations | a whole number expected, got '1e3'",
                "--iterations    | NaN                  | --iterations | a whole number expected, got 'NaN'",
                "--iterations    | ''                   | --iterations | a whole number expected, got ''",
                "--batch         | 0                    | --batch | from 1 to 65536 expected, got 0",
                "--batch         | -1                   | --batch | from 1 to 65536 expected, got -1",
                "--batch         | 2000000000           | --batch | from 1 to 65536 expected, got 2000000000",
                "--batch         | 3000000000           | --batch | a whole number expected",
                "--batch         | 64.5                 | --batch | a whole number expected, got '64.5'",
                "--batch         | Infinity             | --batch | a whole number expected, got 'Infinity'",
                "--critic-steps  | 0                    | --critic-steps | from 1 to 1000 expected, got 0",
                "--critic-steps  | -2                   | --critic-steps | from 1 to 1000 expected, got -2",
                "--critic-steps  | 1000000              | --critic-steps | from 1 to 1000",
                "--critic-steps  | five                 | --critic-steps | a whole number expected, got 'five'",
                "--lambda        | -1                   | --lambda | from 0 to 1000000 expected, got -1.0",
                "--lambda        | 1e300                | --lambda | from 0 to 1000000",
                "--lambda        | 1e999                | --lambda | from 0 to 1000000 expected, got Infinity",
                "--lambda        | NaN                  | --lambda | from 0 to 1000000 expected, got NaN",
                "--lambda        | -Infinity            | --lambda | from 0 to 1000000 expected, got -Infinity",
                "--lambda        | ten                  | --lambda | a number expected, got 'ten'",
                "--learning-rate | 0                    | --learning-rate | above 0 and at most 1 expected, got 0.0",
                "--learning-rate | -1e-4                | --learning-rate | above 0 and at most 1",
                "--learning-rate | 1e30                 | --learning-rate | above 0 and at most 1",
                "--learning-rate | NaN                  | --learning-rate | above 0 and at most 1 expected, got NaN",
                "--learning-rate | Infinity             | --learning-rate | above 0 and at most 1",
                "--learning-rate | fast                 | --learning-rate | a number expected, got 'fast'",
                "--linear-decay  | maybe                | --linear-decay | 'maybe'",
                "--seed          | 1.5                  | --seed | a whole number expected, got '1.5'",
                "--seed          | 9999999999999999999  | --seed | a whole number expected",
                "--seed          | NaN                  | --seed | a whole number expected, got 'NaN'",
                "--threads       | 0                    | --threads | from 1 to 1024 expected, got 0",
                "--threads       | -1                   | --threads | from 1 to 1024 expected, got -1",
                "--threads       | 2000000000           | --threads | from 1 to 1024",
                "--threads       | many                 | --threads | a whole number expected, got 'many'",
                "--out           | ''                   | --out | a folder expected"
            })
    void aBadValueIsNamedWithWhatIsExpected(String option, String value, String what, String expected)
            throws IOException {
        FolderState state = FolderState.of(folder);
        List<Object> arguments = new ArrayList<>(List.of("train", option, value));
        if (!option.equals("--out")) arguments.addAll(List.of("--out", folder.resolve("run")));

        CommandLineRun run = CommandLineRun.of(arguments.toArray()).failed(2, what, expected);

        assertEquals("", run.out());
        state.assertUnchanged();
    }

    @Test
    void dataThatCannotBeReadIsNamedAndNoFolderIsMade() throws IOException {
        byte[] noise = new byte[3000];
        new Random(4).nextBytes(noise);
        noise[0] = 1;
        byte[] idx = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 4, 1, 2, 3};
        List<Path> bad = List.of(
                folder.resolve("missing.csv"),
                Files.createFile(folder.resolve("empty.csv")),
                Files.writeString(folder.resolve("cut.csv"), "1,2\n3,"),
                Files.writeString(folder.resolve("words.csv"), "1,2\nthree,four\n"),
                Files.writeString(folder.resolve("infinite.csv"), "1,2\n1e99,4\n"),
                Files.write(folder.resolve("noise.csv"), noise),
                Files.write(folder.resolve("cut-idx3-ubyte"), idx),
                Files.createDirectory(folder.resolve("no-images")));
        FolderState state = FolderState.of(folder);

        for (Path data : bad) {
            CommandLineRun.of("train", "--data", data, "--out", folder.resolve("run"))
                    .failed(2, data.toString());
        }
        state.assertUnchanged();
    }

    @Test
    void settingsThatDoNotGoWithTheDataAreRefusedAndNoFolderIsMade() throws IOException {
        FolderState state = FolderState.of(folder);

        train("--data", "gaussians8", "--conditional")
                .failed(2, "--conditional: data with classes expected, gaussians8 has none");
        train("--data", "swissroll", "--model", "dcgan")
                .failed(2, "dcgan: square images with a side that 4 divides expected, got samples [2]");

        state.assertUnchanged();
    }

    @Test
    void whatIsNotGivenIsAsTheChosenNetworksNeedIt() throws IOException {
        train("--model", "dcgan", "--width", 2, "--kernel", 5, "--iterations", 1)
                .succeeded();

        Settings expected = Defaults.of(Method.WGAN_GP, Model.DCGAN, "digits")
                .with(Map.of("batch", 4, "critic-steps", 1, "width", 2, "kernel", 5, "iterations", 1));
        assertEquals(
                expected,
                Checkpoint.read(folder.resolve("run/checkpoint.safetensors")).settings());
    }

    @Test
    void anOutputPathThatIsAFileStaysThatFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        FolderState state = FolderState.of(folder);

        CommandLineRun.of("train", "--iterations", 1, "--out", file)
                .failed(2, file.toString(), "a folder expected, but this is a file");
        CommandLineRun.of("train", "--iterations", 1, "--out", file.resolve("run"))
                .failed(2, file.resolve("run").toString(), file + " is a file");
        CommandLineRun.of("train", "--resume", "--out", file).failed(2, file.toString(), "nothing to resume");

        state.assertUnchanged();
    }

    @Test
    void aFolderThatHoldsARunIsNotOverwritten() throws IOException {
        train("--iterations", 1).succeeded();
        FolderState state = FolderState.of(folder);

        train("--iterations", 1)
                .failed(2, folder.resolve("run").toString(), "holds a run already", "--resume", "--out");

        state.assertUnchanged();
    }

    @Test
    void quietlyItPrintsNothing() {
        assertEquals("", train("--iterations", 2).succeeded().out());
    }

    @Test
    void otherwiseItTellsHowFarItIsAndWhatCameOfIt() {
        String out = CommandLineRun.of(
                        "train", "--batch", 4, "--critic-steps", 1, "--iterations", 2, "--out", folder.resolve("run"))
                .succeeded()
                .out();

        assertTrue(out.contains("iteration 2/2"), out);
        assertTrue(out.contains("classes found: "), out);
        assertTrue(out.contains(folder.resolve("run/samples.png").toString()), out);
    }

    @Test
    void resumedWithMoreIterationsItGoesOn() throws IOException {
        train("--iterations", 2, "--linear-decay", false).succeeded();
        CommandLineRun.of("train", "--resume", "--quiet", "--iterations", 4, "--out", folder.resolve("run"))
                .succeeded();
        byte[] resumed = Files.readAllBytes(folder.resolve("run/checkpoint.safetensors"));
        Files.move(folder.resolve("run"), folder.resolve("resumed"));

        train("--iterations", 4, "--linear-decay", false).succeeded();

        assertArrayEquals(Files.readAllBytes(folder.resolve("run/checkpoint.safetensors")), resumed);
        assertEquals(
                5, Files.readAllLines(folder.resolve("resumed/metrics.csv")).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method        | wgan       | --method: the run to resume has wgan-gp, got wgan",
                "--data          | gaussians8 | --data: the run to resume has digits, got gaussians8",
                "--batch         | 8          | --batch: the run to resume has 4, got 8",
                "--critic-steps  | 5          | --critic-steps: the run to resume has 1, got 5",
                "--lambda        | 1          | --lambda: the run to resume has 10.0, got 1.0",
                "--learning-rate | 0.5        | --learning-rate: the run to resume has 0.25, got 0.5",
                "--linear-decay  | false      | --linear-decay: the run to resume has true, got false",
                "--seed          | 2          | --seed: the run to resume has 1, got 2",
                "--iterations    | 1          | --iterations: at least 2 expected, where the run to resume stands, got 1"
            })
    void anOptionThatTheResumedRunDoesNotHaveIsRefused(String option, String value, String message) throws IOException {
        train("--iterations", 2, "--learning-rate", 0.25).succeeded();
        FolderState state = FolderState.of(folder);

        CommandLineRun.of("train", "--resume", option, value, "--out", folder.resolve("run"))
                .failed(2, message);

        state.assertUnchanged();
    }

    @Test
    void optionsThatTheResumedRunHasAreTaken() {
        train("--iterations", 1).succeeded();

        train("--iterations", 1, "--resume", "--lambda", "10", "--seed", "1").succeeded();
    }

    @Test
    void whereThereIsNoRunThereIsNothingToResume() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        FolderState state = FolderState.of(folder);

        CommandLineRun.of("train", "--resume", "--out", folder)
                .failed(2, "nothing to resume", "checkpoint.safetensors");
        CommandLineRun.of("train", "--resume", "--out", folder.resolve("none")).failed(2, "nothing to resume");

        state.assertUnchanged();
    }

    @Test
    void aCheckpointThatIsNoneIsNotResumed() throws IOException {
        train("--iterations", 1).succeeded();
        Path checkpoint = folder.resolve("run/checkpoint.safetensors");
        for (byte[] content : BadCheckpoints.all(Files.readAllBytes(checkpoint))) {
            Files.write(checkpoint, content);
            FolderState state = FolderState.of(folder);
            train("--iterations", 1, "--resume").failed(2, checkpoint.toString());
            state.assertUnchanged();
        }
    }

    /** Every number of the file is finite in FLOAT32, but the critic's first product is not. */
    @Test
    void aNanInTrainingStopsItWithItsOriginAndKeepsTheCheckpoint() throws IOException {
        Path points = Files.writeString(folder.resolve("points.csv"), "3e38,3e38\n-3e38,3e38\n");

        train("--iterations", 3, "--data", points)
                .failed(1, "the critic's loss is NaN", "first appeared in linear", "critic.0.weight");

        Path samples = folder.resolve("samples.csv");
        CommandLineRun.of(
                        "sample",
                        "--checkpoint",
                        folder.resolve("run/checkpoint.safetensors"),
                        "--count",
                        3,
                        "--out",
                        samples)
                .succeeded();
        assertEquals(3, Files.readAllLines(samples).size());
    }

    /** A short run on the digits in folder/run. */
    private CommandLineRun train(Object... options) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--quiet", "--batch", 4, "--critic-steps", 1, "--out", folder.resolve("run")));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray());
    }
}
