package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.experiment.Experiment;
import io.github.gradgrad.gan.experiment.Experiments;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {
    @Test
    void aloneItListsTheExperimentsWithASentenceEach() {
        String out = CommandLineRun.of("experiment").succeeded().out();

        for (Experiment e : Experiments.ALL) assertTrue(out.contains(e.name()) && out.contains(e.sentence()), out);
    }

    @Test
    void fillsAFolderAndSaysWhere(@TempDir Path folder) {
        Path out = folder.resolve("a").resolve("b");

        String said = CommandLineRun.of(
                        "experiment", "clipping-gradients", "--tiny", "--seeds", "1", "--out", out.toString())
                .succeeded()
                .out();

        assertTrue(said.contains("clipping to 0.1, seed 1") && said.contains("page.md"), said);
        assertTrue(Files.isRegularFile(out.resolve("page.md")));
    }

    @Test
    void mistakesGetOneLine(@TempDir Path folder) {
        CommandLineRun.of("experiment", "moods").failed(2, "moods", "value-surfaces");
        CommandLineRun.of("experiment", "--full").failed(2, "the name of an experiment expected");
        Path out = folder.resolve("out");
        CommandLineRun.of("experiment", "modes", "--seeds", "1001", "--out", out)
                .failed(2, "--seeds: a whole number from 1 to 1000 expected, got 1001");
        assertTrue(Files.notExists(out));
        CommandLineRun.of("experiment", "modes", "--seeds", "0", "--out", folder.toString())
                .failed(2, "--seeds", "0");
    }
}
