package io.github.gradgrad.gan.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a run is defined by: two runs with equal settings end with equal checkpoints, bit for bit (for one setting of
 * kernels and threads).
 *
 * @param data the name of a data set or a path, as {@code DataSets.open} takes it
 * @param iterations updates of the generator
 * @param batch samples in a batch
 * @param criticSteps updates of the critic for each of the generator
 * @param lambda weight of the gradient penalty
 * @param learningRate step size of both optimisers at the start
 * @param linearDecay whether the step size falls linearly, to reach 0 after the last iteration
 */
public record Settings(
        Method method,
        String data,
        Model model,
        long iterations,
        int batch,
        int criticSteps,
        double lambda,
        double learningRate,
        boolean linearDecay,
        long seed) {
    public Settings {
        requireWithin("--iterations", iterations, 1, 1_000_000_000);
        requireWithin("--batch", batch, 1, 65_536);
        requireWithin("--critic-steps", criticSteps, 1, 1_000);
        requireNumber("--lambda", lambda, lambda >= 0 && lambda <= 1e6, "from 0 to 1000000");
        requireNumber("--learning-rate", learningRate, learningRate > 0 && learningRate <= 1, "above 0 and at most 1");
    }

    private static void requireWithin(String option, long value, long least, long most) {
        if (value >= least && value <= most) return;
        throw new IllegalArgumentException(
                option + ": a whole number from " + least + " to " + most + " expected, got " + value);
    }

    private static void requireNumber(String option, double value, boolean valid, String range) {
        if (!valid) throw new IllegalArgumentException(option + ": a number " + range + " expected, got " + value);
    }

    /** The step size of both optimisers in the iteration after {@code done} ones. */
    double learningRateAfter(long done) {
        return linearDecay ? learningRate * (iterations - done) / iterations : learningRate;
    }

    /** These settings with another number of iterations. */
    public Settings withIterations(long more) {
        return new Settings(method, data, model, more, batch, criticSteps, lambda, learningRate, linearDecay, seed);
    }

    /** As text, by the names of the options: what a checkpoint and the summary hold. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("method", method.toString());
        map.put("data", data);
        map.put("model", model.toString());
        map.put("iterations", Long.toString(iterations));
        map.put("batch", Integer.toString(batch));
        map.put("critic-steps", Integer.toString(criticSteps));
        map.put("lambda", Double.toString(lambda));
        map.put("learning-rate", Double.toString(learningRate));
        map.put("linear-decay", Boolean.toString(linearDecay));
        map.put("seed", Long.toString(seed));
        return map;
    }

    /**
     * The settings that {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException if one is missing or no such value; it is named
     */
    public static Settings of(Map<String, String> map) {
        return new Settings(
                parse(map, "method", Method::of),
                parse(map, "data", text -> text),
                parse(map, "model", Model::of),
                parse(map, "iterations", Long::valueOf),
                parse(map, "batch", Integer::valueOf),
                parse(map, "critic-steps", Integer::valueOf),
                parse(map, "lambda", Double::valueOf),
                parse(map, "learning-rate", Double::valueOf),
                parse(map, "linear-decay", Settings::trueOrFalse),
                parse(map, "seed", Long::valueOf));
    }

    private static boolean trueOrFalse(String text) {
        if (text.equals("true") || text.equals("false")) return text.equals("true");
        throw new IllegalArgumentException("--linear-decay: true or false expected, got " + text);
    }

    private static <T> T parse(Map<String, String> map, String key, Function<String, T> parser) {
        String text = map.get(key);
        if (text == null) throw new IllegalArgumentException("the setting " + key + " is missing");
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the setting " + key + " is no number: " + text, e);
        }
    }
}
