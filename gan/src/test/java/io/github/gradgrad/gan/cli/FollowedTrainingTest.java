package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second process sees of {@code metrics.csv} while the first one trains. */
@Tag("long")
class FollowedTrainingTest {
    private static final int ITERATIONS = 80;

    @TempDir
    Path folder;

    @Test
    void rowsComeWholeAndOneAfterTheOtherWhileTrainingGoesOn() throws Exception {
        Path run = folder.resolve("run");
        TrainingProcess process = TrainingProcess.start(
                run,
                100,
                List.of(
                        "--data",
                        "gaussians8",
                        "--iterations",
                        "" + ITERATIONS,
                        "--batch",
                        "4",
                        "--critic-steps",
                        "1"));
        List<String> seen = new ArrayList<>();
        int growths = 0;
        boolean ended;
        do {
            ended = process.endsWithin(2_000_000);
            List<String> rows = TrainingProcess.rows(run);
            assertTrue(rows.size() >= seen.size(), () -> "rows vanished after " + seen);
            assertEquals(seen, rows.subList(0, seen.size()), "what was read once stays");
            List<String> more = rows.subList(seen.size(), rows.size());
            if (!more.isEmpty() && !ended) growths++;
            for (String row : more) {
                seen.add(row);
                assertTrue(row.matches(seen.size() + ",[0-9]+[.][0-9]{3}(,-?[0-9]+[.][0-9]+(E-?[0-9]+)?){5}"), row);
            }
        } while (!ended);

        process.finish();
        assertEquals(ITERATIONS, seen.size());
        // A file that is written when a buffer is full, or at the end, would grow once or twice. How often this process
        // gets to look is chance.
        assertTrue(growths > 2, "grew " + growths + " times while the process ran");
    }
}
