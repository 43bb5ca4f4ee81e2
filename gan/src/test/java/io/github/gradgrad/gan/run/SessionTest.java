package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.gan.data.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    /** With a falling step size, a warm-up and averaged weights: all that the two could differ in. */
    private static final Settings SETTINGS = SmallRuns.settings("gaussians8", Method.WGAN_GP, 2)
            .with("linear-decay", true)
            .with("warm-up", true)
            .with("averaging", 0.9);

    @Test
    void theUpdatesAreThoseOfATrainingInAFolder(@TempDir Path folder) throws IOException {
        SmallRuns.start(SETTINGS, folder);
        Session session = Session.start(SETTINGS, DataSets.open("gaussians8"));
        List<Session.Step> steps = List.of(session.iterate(), session.iterate());

        List<Metrics> rows = Files.readAllLines(folder.resolve("metrics.csv")).stream()
                .skip(1)
                .map(Metrics::parse)
                .toList();
        for (int i = 0; i < 2; i++) {
            assertEquals(rows.get(i).criticLoss(), steps.get(i).criticLoss(), 1e-12);
            assertEquals(rows.get(i).wassersteinEstimate(), steps.get(i).estimate(), 1e-12);
            assertEquals(rows.get(i).generatorLoss(), steps.get(i).generatorLoss());
        }
        assertEquals(Checkpoint.read(folder.resolve("checkpoint.safetensors")).sample(8, 5), session.samples(8, 5));
    }

    @Test
    void classesAreForTrainings() {
        Settings conditional = SmallRuns.settings("digits", Method.WGAN_GP, 2).with("conditional", true);
        assertThrows(IllegalArgumentException.class, () -> Session.start(conditional, DataSets.open("digits")));
    }
}
