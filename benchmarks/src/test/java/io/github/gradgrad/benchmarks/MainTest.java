package io.github.gradgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutArgumentsItListsCommandsAndSuites() {
        assertEquals(0, run());
        for (String expected : List.of(
                "critic-step",
                "jmh",
                "ProductBenchmark: product",
                "products",
                "ReductionBenchmark: maximumOfRows, sumOfAll, sumOfColumns, sumOfRows",
                "CriticPassBenchmark: backward, doubleBackward, forward",
                "CriticStepBenchmark: step")) {
            assertTrue(out.toString().contains(expected), expected + " in:\n" + out);
        }
    }

    @Test
    void criticStepPrintsALineWithThePenaltyAndThenOneWithout() {
        assertEquals(0, run("critic-step", "--config", "mlp-small", "--seconds", "0.01"), err::toString);
        List<String> lines = out.toString().lines().toList();
        assertEquals(2, lines.size(), out::toString);
        String number = "\\d+(\\.\\d)?", small = number + "e-?\\d+";
        for (int i = 0; i < 2; i++) {
            String expected = "\\{\"engine\":\"gradgrad\",\"config\":\"mlp-small\",\"gp\":" + (i == 0)
                    + ",\"threads\":\\d+,\"us\":" + number + ",\"deviation\":" + small + "\\}";
            assertTrue(lines.get(i).matches(expected), lines.get(i));
        }
    }

    @Test
    void aNamedSuiteLeavesJsonAndAChart(@TempDir Path folder) throws IOException {
        String[] brief = {"-f", "0", "-wi", "0", "-i", "1", "-r", "1ms", "-v", "SILENT", "-p", "product=SQUARE_16"};
        assertEquals(
                0,
                run(Stream.concat(Stream.of("products", "--out", folder.toString()), Stream.of(brief))
                        .toArray(String[]::new)),
                err::toString);
        assertTrue(out.toString().contains("provider openblas"), out::toString);
        assertTrue(Files.readString(folder.resolve("products.json")).contains("\"product\" : \"SQUARE_16\""));
        assertNotNull(ImageIO.read(folder.resolve("products.png").toFile()));
    }

    @Test
    void aSoakPrintsALineForEachTenthOfTheSteps() {
        assertEquals(0, run("soak", "--config", "mlp-small", "--steps", "10"), err::toString);
        assertEquals(10, out.toString().lines().count(), out::toString);
    }

    /** In a process of its own, as the setting is read once. */
    @Test
    void aSoakWithFreshArraysAllocatesMoreThanItsProductsFill() throws IOException, InterruptedException {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "soak",
                        "--fresh",
                        "--steps",
                        "10")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = soak.inputReader().lines().toList();
        assertEquals(0, soak.waitFor());
        JsonObject last = JsonParser.parseString(lines.get(9)).getAsJsonObject();
        long allocated = last.get("allocated_per_step").getAsLong(),
                products = last.get("product_results_per_step").getAsLong();
        assertTrue(allocated > products, lines::toString);
    }

    @Test
    void scalingPrintsEverySizeAndDrawsAChart(@TempDir Path folder) throws IOException {
        assertEquals(
                0,
                run("scaling", "--axis", "depth", "--seconds", "0.001", "--rounds", "2", "--out", folder.toString()),
                err::toString);
        // Six depths and a summary, each with the penalty and without.
        assertEquals(14, out.toString().lines().count(), out::toString);
        assertNotNull(ImageIO.read(folder.resolve("scaling-depth.png").toFile()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "critic-step --config vgg | gradgrad: --config: no configuration 'vgg'; expected one of mlp-small, ",
                "critic-step --threads 0 | gradgrad: --threads: a whole number from 1 to 1024 expected, got 0",
                "critic-step --threads two | gradgrad: Invalid value for option '--threads': a whole number expected",
                "critic-step --seconds 0 | gradgrad: --seconds: a positive number up to 3600 expected, got 0",
                "critic-step --seconds NaN | gradgrad: --seconds: a positive number up to 3600 expected, got NaN",
                "critic-step --fast | gradgrad: Unknown option: '--fast'",
                "critic-step mlp-small | gradgrad: critic-step takes options only, got 'mlp-small'",
                "race | gradgrad: no command 'race'; expected one of critic-step, penalty-cost, ",
                "penalty-cost --config vgg | gradgrad: --config: no configuration 'vgg'; expected one of mlp-small, ",
                "scaling --axis colour | gradgrad: Invalid value for option '--axis'",
                "scaling --rounds 0 | gradgrad: --rounds: 1 or more expected, got 0",
                "soak --steps 9 | gradgrad: --steps: 10 or more expected, got 9",
                "critic-turns --config vgg | gradgrad: --config: no configuration 'vgg'; expected one of mlp-small, ",
                "critic-turns | gradgrad: Missing required option: '--config=NAME'",
                "peers --turns 0 | gradgrad: --turns: 1 or more expected, got 0",
                "peers --rounds 0 | gradgrad: --rounds: 1 or more expected, got 0",
                "collectors --config vgg | gradgrad: --config: no configuration 'vgg'",
            })
    void aMistakeGetsOneLineAndStatusTwo(String arguments, String message) {
        assertEquals(2, run(arguments.split(" ")));
        assertTrue(err.toString().startsWith(message), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertEquals("", out.toString());
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
