package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final List<String> COMMANDS = List.of("train", "sample", "evaluate", "experiment", "doctor", "info");

    @Test
    void aloneItPrintsItsCommands() {
        String out = CommandLineRun.of().succeeded().out();

        for (String command : COMMANDS) assertTrue(out.contains("\n  " + command + " "), out);
    }

    @Test
    void helpIsTheSame() {
        assertEquals(
                CommandLineRun.of().out(),
                CommandLineRun.of("--help").succeeded().out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train    | --method --data --model --iterations --batch --critic-steps --lambda --learning-rate --linear-decay --seed"
                        + " --threads --out --resume --quiet",
                "sample   | --checkpoint --count --seed --out --threads",
                "evaluate | --checkpoint --seed --threads",
                "doctor   | --lambda",
                "info     | --threads"
            })
    void everyCommandExplainsItsOptions(String command, String options) {
        String out = CommandLineRun.of(command, "--help").succeeded().out();

        for (String option : options.split(" ", -1)) assertTrue(out.contains(option), option + ": " + out);
    }

    @Test
    void theVersionIsPrinted() {
        assertTrue(CommandLineRun.of("--version").succeeded().out().matches("gradgrad \\d+\\.\\d+\\.\\d+\\S*\\R"));
    }

    @Test
    void infoTellsKernelsAndProductsWithTheirSpeed() {
        String out = CommandLineRun.of("info").succeeded().out();

        for (String word : List.of("java: ", "kernels: ", "products: ", "threads: ", "  * products ")) {
            assertTrue(out.contains(word), word + ": " + out);
        }
        Matcher speed = Pattern.compile("measured: ([0-9.]+) GFLOP/s").matcher(out);
        assertTrue(speed.find() && Double.parseDouble(speed.group(1)) > 0, out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trian               | no command 'trian'; expected one of train, sample, evaluate, experiment, microscope, classify, lesson, doctor, info",
                "--verbose           | Unknown option: '--verbose'; 'gradgrad --help' lists the options",
                "train --iteration 5 | '--iteration'",
                "train --iteration=5 | 'gradgrad train --help' lists the options",
                "train digits        | train takes options only, got 'digits'",
                "info now            | info takes options only, got 'now'",
                "sample --out x.png  | Missing required option: '--checkpoint=FILE'",
                "sample --checkpoint x | Missing required option: '--out=FILE'",
                "evaluate            | Missing required option: '--checkpoint=FILE'",
                "train --seed        | '--seed'",
                "train --seed 1 --seed 2 | '--seed'"
            })
    void whatItDoesNotKnowGetsOneLine(String line, String message) {
        CommandLineRun.of((Object[]) line.split(" ", -1)).failed(2, message);
    }
}
