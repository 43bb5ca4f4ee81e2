package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.data.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Training runs of a few steps. */
final class SmallRuns {
    /** How long a run waits between checkpoints; read when training starts. */
    static final String PAUSE = "gradgrad.checkpoint.millis";

    private SmallRuns() {}

    static Settings settings(String data, Method method, long iterations) {
        return Defaults.of(method, data)
                .withIterations(iterations)
                .with(Map.of("batch", 4, "critic-steps", 2, "lambda", 10.0, "learning-rate", 1e-3, "seed", 7))
                .with("linear-decay", true);
    }

    /** With a step size that does not depend on the number of iterations. */
    static Settings constantRate(long iterations) {
        return digits(iterations).with("linear-decay", false);
    }

    static Settings digits(long iterations) {
        return settings("digits", Method.WGAN_GP, iterations);
    }

    static Summary start(Settings settings, Path folder, Training.Listener listener) throws IOException {
        return Training.start(settings, DataSets.open(settings.data()), RunFolder.create(folder))
                .run(listener);
    }

    static Summary start(Settings settings, Path folder) throws IOException {
        return start(settings, folder, (done, total) -> {});
    }

    static Summary resume(Settings settings, Path folder, Training.Listener listener) throws IOException {
        RunFolder opened = RunFolder.open(folder);
        Checkpoint checkpoint = Checkpoint.read(opened.checkpoint());
        return Training.resume(settings, DataSets.open(settings.data()), opened, checkpoint)
                .run(listener);
    }

    /** The lines of metrics.csv without the column of seconds. */
    static List<String> metrics(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("metrics.csv")).stream()
                .map(line -> line.replaceFirst(",[^,]*", ""))
                .toList();
    }
}
