package io.github.gradgrad.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private final Comparison comparison = new Comparison("mlp-small", true);

    @Test
    void eachEngineCountsWithItsBestRoundAtItsBestThreads() {
        add("gradgrad", 1, 50, 60, 40);
        add("gradgrad", 2, 100, 100, 50);
        add("libtorch", 1, 100, 90, 100);
        add("libtorch", 2, 80, 120, 84);
        // Ours: 1 thread (40 against 50). Theirs: 2 (80 against 90). Within the rounds: 80/50, 120/60, 84/40.
        assertEquals(List.of(new Comparison.Ratio("libtorch", 2, 80, 2, 1.6, 2.1)), comparison.ratios());
    }

    @Test
    void aPeerThatIsFasterHasARatioBelowOne() {
        add("gradgrad", 1, 200, 220);
        add("jax", 1, 100, 110);
        assertEquals(List.of(new Comparison.Ratio("jax", 1, 100, 0.5, 0.5, 0.5)), comparison.ratios());
    }

    @Test
    void theTableTellsTimesThreadsAndTheRangeOfTheRatio() {
        add("gradgrad", 2, 50, 60, 40);
        add("libtorch", 1, 80, 120, 84);
        String table = comparison.toTable();
        for (String expected : List.of("mlp-small", "penalty", "40.0 us (2 threads)", "80.0 us (1 threads)")) {
            assertTrue(table.contains(expected), table);
        }
        assertTrue(table.contains("ratio 2.00 (1.60 to 2.10)"), table);
    }

    @Test
    void withoutOurOwnTimingThereIsNothingToCompare() {
        add("libtorch", 1, 80);
        assertThrows(IllegalStateException.class, comparison::ratios);
    }

    @Test
    void aLineIsReadWhateverSpacesAndFurtherKeysItHas() {
        assertEquals(
                new Timing("gradgrad", "mlp-small", true, 2, 123.4),
                Timing.parse(
                        "{\"engine\": \"gradgrad\", \"config\":\"mlp-small\",\"gp\":true,\"threads\":2,\"us\":123.4,\"deviation\":1e-6}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "warning: no GPU", "{\"engine\":\"jax\"}", "{\"engine\":\"jax\",\"config\":\"a\",\"us\":0}"})
    void aLineThatIsNoTimingIsShown(String line) {
        String message = assertThrows(IllegalStateException.class, () -> Timing.parse(line))
                .getMessage();
        assertTrue(message.endsWith("got: " + line), message);
    }

    private void add(String engine, int threads, double... rounds) {
        for (double us : rounds) comparison.add(new Timing(engine, "mlp-small", true, threads, us));
    }
}
