package io.github.gradgrad.benchmarks.peers;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a turn of an engine took, and a line that its program prints: {@code {"engine":"libtorch","config":"mlp-small","gp":true,"threads":2,"us":820.1}}.
 *
 * @param gp whether the step had the gradient penalty
 * @param us microseconds per step
 * @param compiling whether the engine spent much of the time on compiling itself
 */
record Timing(@Nullable String engine, @Nullable String config, boolean gp, int threads, double us, boolean compiling) {
    private static final Gson GSON = new Gson();

    String toJson() {
        return GSON.toJson(this);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalStateException if it is none of these
     */
    static Timing parse(String line) {
        try {
            Timing timing = GSON.fromJson(line, Timing.class);
            if (timing != null && timing.engine != null && timing.config != null && timing.us > 0) return timing;
        } catch (JsonSyntaxException e) {
            // Said below.
        }
        throw new IllegalStateException("peers: a line with engine, config, gp, threads and us expected, got: " + line);
    }
}
