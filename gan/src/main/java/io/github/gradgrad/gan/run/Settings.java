package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.CriticSchedule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a run is defined by: two runs with equal settings end with equal checkpoints, bit for bit (for one setting of
 * kernels and threads).
 *
 * @param data the name of a data set or a path, as {@code DataSets.open} takes it
 * @param width of the networks' layers, 0 for what is usual
 * @param kernel the side of convolutions' kernels, 4 or 5
 * @param resize whether a convolutional generator repeats pixels in place of transposed convolutions
 * @param layerNorm whether the critic has layer normalisation
 * @param conditional whether the networks are told the classes of the data
 * @param iterations updates of the generator
 * @param batch samples in a batch
 * @param criticSteps updates of the critic for each of the generator
 * @param warmUp whether the critic gets more at the start and now and then, see {@link CriticSchedule}
 * @param lambda weight of the gradient penalty, gamma for R1 and R2
 * @param clip the bound of clipped weights
 * @param learningRate step size of both optimisers at the start
 * @param beta1 of Adam
 * @param linearDecay whether the step size falls linearly, to reach 0 after the last iteration
 * @param averaging decay of the moving average of the generator's weights, 0 for none
 */
public record Settings(
        Method method,
        String data,
        Model model,
        int width,
        int kernel,
        boolean resize,
        boolean layerNorm,
        boolean conditional,
        long iterations,
        int batch,
        int criticSteps,
        boolean warmUp,
        Loss loss,
        Penalty penalty,
        double lambda,
        double clip,
        double learningRate,
        double beta1,
        boolean linearDecay,
        double averaging,
        long seed) {
    public Settings {
        requireWithin("--width", width, 0, 65_536);
        requireWithin("--kernel", kernel, 4, 5);
        requireWithin("--iterations", iterations, 1, 1_000_000_000);
        requireWithin("--batch", batch, 1, 65_536);
        requireWithin("--critic-steps", criticSteps, 1, 1_000);
        requireNumber("--lambda", lambda, lambda >= 0 && lambda <= 1e6, "from 0 to 1000000");
        requireNumber("--clip", clip, clip > 0 && clip <= 1e6, "above 0 and at most 1000000");
        requireNumber("--learning-rate", learningRate, learningRate > 0 && learningRate <= 1, "above 0 and at most 1");
        requireNumber("--beta1", beta1, beta1 >= 0 && beta1 < 1, "from 0 to below 1");
        requireNumber("--averaging", averaging, averaging >= 0 && averaging < 1, "from 0 to below 1");
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

    /** How often the critic is updated. */
    CriticSchedule criticSchedule() {
        return new CriticSchedule(criticSteps, warmUp);
    }

    /** These settings with another number of iterations. */
    public Settings withIterations(long more) {
        return with("iterations", more);
    }

    /**
     * These settings with another value of one option.
     *
     * @param option its name on the command line without the dashes, such as {@code lambda}
     * @throws IllegalArgumentException if there is no such option or value
     */
    public Settings with(String option, Object value) {
        return with(Map.of(option, value));
    }

    /** These settings with other values of several options, as {@link #with(String, Object)}. */
    public Settings with(Map<String, ?> values) {
        Map<String, String> map = toMap();
        values.forEach((option, value) -> {
            if (map.replace(option, value.toString()) == null) {
                throw new IllegalArgumentException("no setting " + option + "; expected one of " + map.keySet());
            }
        });
        return of(map);
    }

    /** As text, by the names of the options: what a checkpoint and the summary hold. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("method", method.toString());
        map.put("data", data);
        map.put("model", model.toString());
        map.put("width", Integer.toString(width));
        map.put("kernel", Integer.toString(kernel));
        map.put("resize", Boolean.toString(resize));
        map.put("layer-norm", Boolean.toString(layerNorm));
        map.put("conditional", Boolean.toString(conditional));
        map.put("iterations", Long.toString(iterations));
        map.put("batch", Integer.toString(batch));
        map.put("critic-steps", Integer.toString(criticSteps));
        map.put("warm-up", Boolean.toString(warmUp));
        map.put("loss", loss.toString());
        map.put("penalty", penalty.toString());
        map.put("lambda", Double.toString(lambda));
        map.put("clip", Double.toString(clip));
        map.put("learning-rate", Double.toString(learningRate));
        map.put("beta1", Double.toString(beta1));
        map.put("linear-decay", Boolean.toString(linearDecay));
        map.put("averaging", Double.toString(averaging));
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
                parse(map, "width", Integer::valueOf),
                parse(map, "kernel", Integer::valueOf),
                trueOrFalse(map, "resize"),
                trueOrFalse(map, "layer-norm"),
                trueOrFalse(map, "conditional"),
                parse(map, "iterations", Long::valueOf),
                parse(map, "batch", Integer::valueOf),
                parse(map, "critic-steps", Integer::valueOf),
                trueOrFalse(map, "warm-up"),
                parse(map, "loss", Loss::of),
                parse(map, "penalty", Penalty::of),
                parse(map, "lambda", Double::valueOf),
                parse(map, "clip", Double::valueOf),
                parse(map, "learning-rate", Double::valueOf),
                parse(map, "beta1", Double::valueOf),
                trueOrFalse(map, "linear-decay"),
                parse(map, "averaging", Double::valueOf),
                parse(map, "seed", Long::valueOf));
    }

    private static boolean trueOrFalse(Map<String, String> map, String key) {
        return parse(map, key, text -> {
            if (text.equals("true") || text.equals("false")) return text.equals("true");
            throw new IllegalArgumentException("--" + key + ": true or false expected, got " + text);
        });
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
