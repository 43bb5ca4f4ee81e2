package io.github.gradgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
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
                "ElementwiseBenchmark: addRow, leakyRelu, tanh",
                "ReductionBenchmark: sumOfAll, sumOfColumns, sumOfRows",
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
                "race | gradgrad: no command 'race'; expected one of critic-step, jmh",
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
