package io.github.gradgrad.gan.run;

import java.util.List;

/**
 * The settings of a run where its user does not say otherwise: about a minute on two cores.
 *
 * <p>With the penalty the step size starts at twenty to thirty times the papers' and falls to 0, which reaches in a minute what theirs
 * reach in hours. Points that lie about 1 apart have Wasserstein distances of a tenth and less, beside which a penalty
 * weighted by 10 would drown what there is to learn: a toy has lambda 1 (the papers' own program has 0.1).
 */
public final class Defaults {
    private Defaults() {}

    /** Settings for this method on this data, seed 1. */
    public static Settings of(Method method, String data) {
        boolean toy = List.of("gaussians8", "gaussians25", "swissroll").contains(data);
        boolean penalty = method == Method.WGAN_GP || method == Method.WGAN_CT;
        return new Settings(
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
                toy ? 1 : 10,
                0.01,
                penalty ? (toy ? 3e-3 : 2e-3) : method.paperLearningRate(),
                method.beta1(),
                penalty,
                0,
                1);
    }
}
