package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void ourPenaltiesHaveACleanBill() {
        String out = CommandLineRun.of("doctor").succeeded().out();

        for (String word : new String[] {
            "one-sided", "R1 ", "R2 ", "DRAGAN", "one epsilon per sample", "linear critic", "two-layer"
        }) {
            assertTrue(out.contains(word), word + ": " + out);
        }
        assertEquals(5, out.split("nothing is wrong", -1).length - 1, out);
        assertFalse(out.contains("WRONG"), out);
    }

    @Test
    void aWeightThatIsNoneIsNamed() {
        CommandLineRun.of("doctor", "--lambda", "-1").failed(2, "lambda", "-1.0");
        CommandLineRun.of("doctor", "--lambda", "0").failed(2, "lambda", "0.0");
        CommandLineRun.of("doctor", "--lambda", "ten").failed(2, "--lambda", "a number expected, got 'ten'");
    }
}
