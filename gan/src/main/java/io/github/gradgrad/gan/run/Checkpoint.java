package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.Player;
import io.github.gradgrad.nn.SafeTensors;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code checkpoint.safetensors}: everything that a run needs to go on bit-identically, and nothing else, so that equal
 * states give equal files.
 *
 * <p>Both players' parameters and buffers by name, their optimisers' state under {@code optimiser.critic.} and {@code
 * optimiser.generator.}, the moving average of the generator under {@code average.}, if there is one, and as metadata the settings and the counts of updates, from which all random numbers follow.
 */
public final class Checkpoint {
    private static final String FORMAT = "gradgrad-checkpoint-1";
    private static final String AVERAGE = "average.";
    private static final int MOST_CLASSES = 256;

    private final Path path;
    private final Settings settings;
    private final Shape sample;
    private final int classes;
    private final long iteration;
    private final long criticSteps;
    private final Map<String, Tensor> tensors;

    private Checkpoint(
            Path path,
            Settings settings,
            Shape sample,
            int classes,
            long iteration,
            long criticSteps,
            Map<String, Tensor> tensors) {
        this.path = path;
        this.settings = settings;
        this.sample = sample;
        this.classes = classes;
        this.iteration = iteration;
        this.criticSteps = criticSteps;
        this.tensors = tensors;
    }

    /** Replaces the file by the present state; a failure at any moment leaves the old one whole. */
    static void write(Path path, Settings settings, Shape sample, Recipe recipe) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        collect(tensors, "critic.", recipe.critic());
        collect(tensors, "generator.", recipe.generator());
        recipe.trainer()
                .average()
                .ifPresent(average -> average.values().forEach((name, tensor) -> tensors.put(AVERAGE + name, tensor)));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("iteration", Long.toString(recipe.trainer().generatorSteps()));
        metadata.put("critic-updates", Long.toString(recipe.trainer().criticSteps()));
        metadata.put(
                "sample-shape",
                Arrays.stream(sample.toArray()).mapToObj(Integer::toString).collect(Collectors.joining(",")));
        metadata.put("classes", Integer.toString(recipe.trainer().classes()));
        settings.toMap().forEach((key, value) -> metadata.put("settings." + key, value));
        SafeTensors.write(path, tensors, metadata);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if the file cannot be read or is no checkpoint; the message says what was expected
     */
    public static Checkpoint read(Path path) throws IOException {
        SafeTensors file = SafeTensors.read(path);
        Map<String, String> metadata = file.metadata();
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new IOException(path + ": no checkpoint of GradGrad: format " + FORMAT
                    + " expected in the metadata, got " + metadata.get("format"));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        metadata.forEach((key, value) -> {
            if (key.startsWith("settings.")) settings.put(key.substring("settings.".length()), value);
        });
        try {
            Settings known = Settings.of(settings);
            long iteration = count(metadata, "iteration", known.iterations());
            long criticSteps = count(
                    metadata,
                    "critic-updates",
                    iteration * known.criticSchedule().most());
            int classes = (int) count(metadata, "classes", MOST_CLASSES);
            return new Checkpoint(path, known, sampleShape(metadata), classes, iteration, criticSteps, file.tensors());
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /** The settings of the run that wrote it. */
    public Settings settings() {
        return settings;
    }

    /** How many updates of the generator had been made. */
    public long iteration() {
        return iteration;
    }

    /**
     * Samples of the generator [count, ..], equal for equal seeds.
     *
     * @throws IOException if the checkpoint does not fit the networks of its settings
     */
    public Tensor sample(int count, long seed) throws IOException {
        Recipe recipe = recipe();
        restore(recipe);
        return recipe.samples(count, RandomStream.of(seed));
    }

    private Recipe recipe() throws IOException {
        try {
            return Recipe.of(settings, sample, classes);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /** Puts parameters, optimisers and counts of the recipe into this state. */
    void restore(Recipe recipe) throws IOException {
        try {
            restore("critic.", recipe.critic());
            restore("generator.", recipe.generator());
            recipe.trainer().average().ifPresent(average -> average.restore(withPrefix(AVERAGE, AVERAGE)));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
        recipe.trainer().resumeAt(criticSteps, iteration);
    }

    private void restore(String prefix, Player player) {
        player.network().loadStateDict(withPrefix(prefix, ""));
        player.optimiser().restore(withPrefix("optimiser." + prefix, "optimiser." + prefix));
    }

    private Map<String, Tensor> withPrefix(String prefix, String removed) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) part.put(name.substring(removed.length()), tensor);
        });
        return part;
    }

    private static void collect(Map<String, Tensor> tensors, String prefix, Player player) {
        tensors.putAll(player.network().stateDict());
        player.optimiser().state().forEach((name, tensor) -> tensors.put("optimiser." + prefix + name, tensor));
    }

    private static Shape sampleShape(Map<String, String> metadata) {
        String text = metadata.getOrDefault("sample-shape", "nothing");
        if (!text.matches("\\d{1,9}(,\\d{1,9}){0,3}")) {
            throw new IllegalArgumentException("sample-shape: sizes such as 1,8,8 expected, got " + text);
        }
        return Shape.of(
                Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray());
    }

    private static long count(Map<String, String> metadata, String key, long most) {
        String text = metadata.getOrDefault(key, "nothing");
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(key + ": a count from 0 to " + most + " expected, got " + text);
        }
        return Long.parseLong(text);
    }
}
