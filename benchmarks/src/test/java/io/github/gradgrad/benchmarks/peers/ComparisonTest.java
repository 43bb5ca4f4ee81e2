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
    void eachEngineCountsWithTheThreadsOfItsBestMedian() {
        add("gradgrad", 1, 50, 60, 40);
        add("gradgrad", 2, 100, 100, 50);
        add("libtorch", 1, 100, 90, 100);
        add("libtorch", 2, 80, 120, 84);
        // Ours: 1 thread (50 against 100). Theirs: 2 (84 against 100). Turn by turn: 80/50, 120/60, 84/40.
        assertEquals(List.of(new Comparison.Ratio("libtorch", 2, 84, 2, 1.8, 2.05)), comparison.ratios());
    }

    @Test
    void aPeerThatIsFasterHasARatioBelowOne() {
        add("gradgrad", 1, 200, 220);
        add("jax", 1, 100, 110);
        assertEquals(List.of(new Comparison.Ratio("jax", 1, 105, 0.5, 0.5, 0.5)), comparison.ratios());
    }

    @Test
    void theTableTellsMediansThreadsAndTheQuartilesOfTheRatio() {
        add("gradgrad", 2, 50, 60, 40);
        add("libtorch", 1, 80, 120, 84);
        String table = comparison.toTable();
        for (String expected : List.of("mlp-small", "penalty", "50.0 us (2 threads)", "84.0 us (1 threads)")) {
            assertTrue(table.contains(expected), table);
        }
        assertTrue(table.contains("ratio 2.00 (1.80 to 2.05)"), table);
    }

    @Test
    void theRatioIsTheMedianOfTheTurnsRatiosAndNotThatOfTheMedians() {
        add("gradgrad", 1, 50, 50, 500);
        add("libtorch", 1, 100, 1000, 1000);
        // 2, 20 and 2: the machine became slow in the second turn, between the two engines.
        assertEquals(List.of(new Comparison.Ratio("libtorch", 1, 1000, 2, 2, 11)), comparison.ratios());
    }

    @Test
    void withoutOurOwnTimingThereIsNothingToCompare() {
        add("libtorch", 1, 80);
        assertThrows(IllegalStateException.class, comparison::ratios);
    }

    @Test
    void aLineIsReadWhateverSpacesAndFurtherKeysItHas() {
        assertEquals(
                new Timing("gradgrad", "mlp-small", true, 2, 123.4, false),
                Timing.parse(
                        "{\"engine\": \"gradgrad\", \"config\":\"mlp-small\",\"gp\":true,\"threads\":2,\"us\":123.4,\"deviation\":1e-6}"));
    }

    @Test
    void whatIsWrittenCanBeRead() {
        Timing timing = new Timing("jax", "mlp-medium", false, 1, 0.5, true);
        assertEquals(timing, Timing.parse(timing.toJson()));
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
        for (double us : rounds) comparison.add(new Timing(engine, "mlp-small", true, threads, us, false));
    }
}
