package io.github.gradgrad.autodiff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every op against libtorch: value, first derivative and second, as FORMAT.md section 2.2 says. */
class OpReferenceTest {
    /** Of the measure that FORMAT.md suggests; PyTorch's binary cross entropy is itself inexact by a quarter of it. */
    private static final double BOUND = 1e-10;

    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.ops();
        assertFalse(cases.isEmpty());
        return cases.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    /** A line that is misspelt, or no longer used, would otherwise stay. */
    @Test
    void theFormatKnowsEveryLineOfTheTable() throws IOException {
        try (InputStream in = requireNonNull(ReferenceData.class.getResourceAsStream("FORMAT.md"))) {
            String format = new String(in.readAllBytes(), UTF_8);
            TreeSet<String> unknown = new TreeSet<>(ReferenceOps.names());
            unknown.removeIf(op -> format.matches("(?s).*[` ]" + op + "[` ].*"));
            assertEquals(new TreeSet<>(), unknown);
        }
    }

    private static void check(ReferenceCase c) {
        assertAll(c.name(), ReferenceRun.of(c).deviations().entrySet().stream().map(e -> () -> {
            double deviation = e.getValue();
            assertTrue(deviation <= BOUND, () -> c + " " + e.getKey() + ": deviation " + deviation);
        }));
    }
}
