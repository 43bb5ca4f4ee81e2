package io.github.gradgrad.gan.run;

import com.google.gson.GsonBuilder;
import io.github.gradgrad.nn.AtomicFile;
import io.github.gradgrad.tensor.Backend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code summary.json}: what was run, with what, how it ended, and how long it took.
 *
 * @param content nested maps, lists, texts and numbers, as they stand in the file
 * @param quality the part of it that {@link Quality} measured
 */
public record Summary(Map<String, Object> content, Map<String, Object> quality) {
    static Summary of(Settings settings, List<Metrics> rows, Map<String, Object> quality, double seconds) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("settings", settings.toMap());
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("gradgrad", Version.current());
        versions.put("java", Runtime.version().toString());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        content.put("versions", versions);
        Map<String, Object> backend = new LinkedHashMap<>();
        backend.put("kernels", Backend.current().kernelsName());
        backend.put("blas", Backend.current().blasName());
        backend.put("threads", Backend.current().threads());
        content.put("backend", backend);
        Metrics last = rows.get(rows.size() - 1);
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("iteration", last.iteration());
        metrics.put("critic_loss", last.criticLoss());
        metrics.put("generator_loss", last.generatorLoss());
        metrics.put("wasserstein_estimate", last.wassersteinEstimate());
        metrics.put("wasserstein_estimate_peak", peak(rows));
        metrics.put("gradient_norm_mean", last.gradientNormMean());
        metrics.put("gradient_norm_max", last.gradientNormMax());
        content.put("final_metrics", metrics);
        content.put("quality", quality);
        Map<String, Object> timings = new LinkedHashMap<>();
        timings.put("training_seconds", last.seconds());
        timings.put("seconds_since_resume", seconds);
        content.put("timings", timings);
        return new Summary(content, quality);
    }

    private static double peak(List<Metrics> rows) {
        return rows.stream().mapToDouble(Metrics::wassersteinEstimate).max().orElseThrow();
    }

    void write(Path file) throws IOException {
        String json = new GsonBuilder()
                .setPrettyPrinting()
                .serializeSpecialFloatingPointValues()
                .create()
                .toJson(content);
        AtomicFile.write(file, out -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
