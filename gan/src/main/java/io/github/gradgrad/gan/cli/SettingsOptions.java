package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.data.DataSets;
import io.github.gradgrad.gan.run.Checkpoint;
import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Model;
import io.github.gradgrad.gan.run.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that define a run; what is not given comes from {@link Defaults}, or from the checkpoint that goes on. */
final class SettingsOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "gan, wgan, wgan-gp, wgan-ct or wgan-sn (default: wgan-gp)")
    private @Nullable String method;

    @Option(
            names = "--data",
            paramLabel = "NAME|PATH",
            description =
                    "digits, gaussians8, gaussians25, swissroll, fashion-mnist, or a folder of IDX files, a folder of"
                            + " images, a CSV of points (default: digits)")
    private @Nullable String data;

    @Option(names = "--model", paramLabel = "NAME", description = "the networks: mlp or dcgan (default: mlp)")
    private @Nullable String model;

    @Option(names = "--width", paramLabel = "N", description = "units or channels of a layer (0: the model's usual)")
    private @Nullable Integer width;

    @Option(names = "--kernel", paramLabel = "N", description = "side of dcgan's kernels: 4 or 5 (default: 4)")
    private @Nullable Integer kernel;

    @Option(
            names = "--resize",
            arity = "0",
            description = "dcgan enlarges by repeated pixels, not transposed convolutions")
    private @Nullable Boolean resize;

    @Option(names = "--layer-norm", arity = "0", description = "layer normalisation in the critic")
    private @Nullable Boolean layerNorm;

    @Option(names = "--conditional", arity = "0", description = "both networks are told the classes of the data")
    private @Nullable Boolean conditional;

    @Option(names = "--iterations", paramLabel = "N", description = "updates of the generator")
    private @Nullable Long iterations;

    @Option(names = "--batch", paramLabel = "N", description = "samples in a batch")
    private @Nullable Integer batch;

    @Option(names = "--critic-steps", paramLabel = "N", description = "updates of the critic for each of the generator")
    private @Nullable Integer criticSteps;

    @Option(
            names = "--warm-up",
            arity = "0",
            description = "100 updates of the critic for each of the first 25 of the generator, and for every 500th")
    private @Nullable Boolean warmUp;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "wasserstein, minimax, non-saturating, hinge or least-squares (default: the method's)")
    private @Nullable String loss;

    @Option(
            names = "--penalty",
            paramLabel = "NAME",
            description = "none, two-sided, one-sided, r1, r2 or dragan (default: the method's)")
    private @Nullable String penalty;

    @Option(
            names = "--lambda",
            paramLabel = "X",
            description =
                    "weight of the gradient penalty, with wgan-ct a fifth of it for consistency; gamma for r1 and r2")
    private @Nullable Double lambda;

    @Option(names = "--clip", paramLabel = "X", description = "bound of the weights for wgan (default: 0.01)")
    private @Nullable Double clip;

    @Option(names = "--learning-rate", paramLabel = "X", description = "step size of both optimisers")
    private @Nullable Double learningRate;

    @Option(names = "--beta1", paramLabel = "X", description = "of Adam (default: the method's)")
    private @Nullable Double beta1;

    @Option(
            names = "--linear-decay",
            arity = "1",
            paramLabel = "true|false",
            description = "whether the step size falls linearly to 0 (default: true with a penalty)")
    private @Nullable Boolean linearDecay;

    @Option(
            names = "--averaging",
            paramLabel = "X",
            description = "decay of a moving average of the generator's weights, such as 0.999 (0: none)")
    private @Nullable Double averaging;

    @Option(names = "--seed", paramLabel = "N", description = "equal seeds give equal runs (default: 1)")
    private @Nullable Long seed;

    /** The settings of a new run. */
    Settings settings() {
        Method chosen = method == null ? Method.WGAN_GP : Method.of(method);
        String source = data == null ? "digits" : sourceOf(data);
        Model networks = model == null ? Model.MLP : Model.of(model);
        Settings settings = Defaults.of(chosen, networks, source).with(given());
        requireEffect("--clip", clip, settings.method() == Method.WGAN, "--method wgan");
        requireEffect("--beta1", beta1, settings.method() != Method.WGAN, "a method with Adam (not wgan)");
        requireEffect("--kernel", kernel, settings.model() == Model.DCGAN, "--model dcgan");
        requireEffect("--resize", resize, settings.model() == Model.DCGAN, "--model dcgan");
        return iterations == null ? settings : settings.withIterations(iterations);
    }

    /**
     * The settings of a run that goes on: the checkpoint's, perhaps with more iterations.
     *
     * @throws IllegalArgumentException if an option says otherwise
     */
    Settings continuing(Checkpoint checkpoint) {
        Settings settings = checkpoint.settings();
        Map<String, String> of = settings.toMap();
        given().forEach((option, value) -> {
            if (!value.equals(of.get(option))) {
                throw new IllegalArgumentException("--" + option + ": the run to resume has " + of.get(option)
                        + ", got " + value + "; leave the option out, or start another run");
            }
        });
        if (iterations == null) return settings;
        if (iterations < checkpoint.iteration()) {
            throw new IllegalArgumentException("--iterations: at least " + checkpoint.iteration()
                    + " expected, where the run to resume stands, got " + iterations);
        }
        return settings.withIterations(iterations);
    }

    /** An option that changes nothing is a misunderstanding, which a whole training would not clear up. */
    private static void requireEffect(String option, @Nullable Object given, boolean effective, String with) {
        if (given == null || effective) return;
        throw new IllegalArgumentException(option + ": has no effect here; expected with " + with + " only");
    }

    private Map<String, String> given() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("method", method);
        all.put("data", data == null ? null : sourceOf(data));
        all.put("model", model);
        all.put("width", width);
        all.put("kernel", kernel);
        all.put("resize", resize);
        all.put("layer-norm", layerNorm);
        all.put("conditional", conditional);
        all.put("batch", batch);
        all.put("critic-steps", criticSteps);
        all.put("warm-up", warmUp);
        all.put("loss", loss);
        all.put("penalty", penalty);
        all.put("lambda", lambda);
        all.put("clip", clip);
        all.put("learning-rate", learningRate);
        all.put("beta1", beta1);
        all.put("linear-decay", linearDecay);
        all.put("averaging", averaging);
        all.put("seed", seed);
        Map<String, String> given = new LinkedHashMap<>();
        all.forEach((option, value) -> {
            if (value != null) given.put(option, value.toString());
        });
        return given;
    }

    /** A name as it is, a path in full, so that a run can go on from another folder. */
    private static String sourceOf(String nameOrPath) {
        // The empty path is the current folder, which nobody means by it.
        boolean path = !nameOrPath.isBlank() && Files.exists(Path.of(nameOrPath));
        if (DataSets.NAMES.contains(nameOrPath) || !path) return nameOrPath;
        return Path.of(nameOrPath).toAbsolutePath().normalize().toString();
    }
}
