package io.github.gradgrad.gan.run;

import java.util.List;

/** The settings of a run where its user does not say otherwise: about a minute on two cores. */
public final class Defaults {
    private Defaults() {}

    /** Settings for this method on this data, seed 1. */
    public static Settings of(Method method, String data) {
        boolean toy = List.of("gaussians8", "gaussians25", "swissroll").contains(data);
        boolean penalty = method == Method.WGAN_GP;
        return new Settings(
                method,
                data,
                Model.MLP,
                toy ? 12_000 : 4_000,
                toy ? 256 : 64,
                5,
                10,
                penalty ? 1e-3 : method.paperLearningRate(),
                penalty,
                1);
    }
}
