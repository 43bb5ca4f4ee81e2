package io.github.gradgrad.gan.run;

import java.util.List;
import java.util.Map;

/**
 * The settings of a run where its user does not say otherwise: about a minute on two cores, with {@code dcgan} on images of
 * 28 pixels a quarter of an hour.
 *
 * <p>With the penalty the step size starts at ten to fifty times the papers' and falls to 0, which reaches in a minute what theirs
 * reach in hours. Points that lie about 1 apart have Wasserstein distances of a tenth and less, beside which a penalty
 * weighted by 10 would drown what there is to learn: a toy has lambda 0.1, as in the papers' own program. Of the processor's
 * time on a toy, large batches make more than further critic steps or wider networks.
 */
public final class Defaults {
    private static final long DCGAN_ITERATIONS = 14_000;

    /** What the penalties and spectral normalisation take on a toy. */
    private static final Map<String, Object> TOY =
            Map.of("width", 64, "batch", 512, "learning-rate", 5e-3, "linear-decay", true);

    private Defaults() {}

    /** Settings for this method and these networks on this data, seed 1. */
    public static Settings of(Method method, Model model, String data) {
        Settings settings = of(method, data).with("model", model);
        if (model == Model.MLP) return settings;
        boolean penalty = !settings.penalty().equals(Penalty.NONE);
        // A kernel of 4 that moves by 2 covers every pixel as often as the next; one of 5 does not, and multiplies
        // more.
        Settings convolutional = settings.with("kernel", 4);
        if (penalty) convolutional = convolutional.with(Map.of("critic-steps", 3, "learning-rate", 1e-3));
        return data.equals("digits") ? convolutional : convolutional.withIterations(DCGAN_ITERATIONS);
    }

    /** Settings for this method on this data with the multilayer perceptron, seed 1. */
    public static Settings of(Method method, String data) {
        boolean toy = List.of("gaussians8", "gaussians25", "swissroll").contains(data);
        boolean penalty = method == Method.WGAN_GP || method == Method.WGAN_CT;
        Settings settings = new Settings(
                method,
                data,
                Model.MLP,
                0,
                5,
                false,
                false,
                false,
                toy ? 8_000 : 2_500,
                toy ? 128 : 64,
                method == Method.GAN ? 1 : 5,
                false,
                method.loss(),
                method.penalty(),
                toy ? 0.1 : 10,
                0.01,
                penalty ? 2e-3 : method.paperLearningRate(),
                method.beta1(),
                penalty,
                0,
                1);
        if (!toy) return settings;
        return switch (method) {
            case WGAN_GP -> settings.with(TOY).with(Map.of("critic-steps", 2, "iterations", 12_000));
            // Dropout and two more passes: four times the time of an update.
            case WGAN_CT -> settings.with(TOY).with(Map.of("critic-steps", 2, "iterations", 4_000));
            case WGAN_SN -> settings.with(TOY);
            case GAN, WGAN -> settings;
        };
    }
}
