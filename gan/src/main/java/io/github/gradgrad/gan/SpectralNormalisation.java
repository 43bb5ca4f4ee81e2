package io.github.gradgrad.gan;

import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.SpectralNorm;
import java.util.List;

/**
 * Spectral normalisation of a critic (Miyato, Kataoka, Koyama and Yoshida, "Spectral Normalization for Generative
 * Adversarial Networks", 2018, algorithm 1): its {@link SpectralNorm} layers divide their weights by the largest singular
 * value, for which this constraint makes one power iteration after each update of the critic, and none in between.
 *
 * <p>So the passes of one update, over real and over generated samples, and the generator's pass share W / sigma(W).
 */
public final class SpectralNormalisation implements LipschitzConstraint {
    private final List<SpectralNorm> layers;

    private SpectralNormalisation(List<SpectralNorm> layers) {
        this.layers = layers;
    }

    /**
     * The constraint for a critic whose layers are normalised.
     *
     * @throws IllegalArgumentException if none is
     */
    public static SpectralNormalisation of(Layer critic) {
        List<SpectralNorm> layers = critic.all()
                .filter(SpectralNorm.class::isInstance)
                .map(SpectralNorm.class::cast)
                .toList();
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "spectral normalisation: a critic with SpectralNorm layers expected, got " + critic);
        }
        return new SpectralNormalisation(layers);
    }

    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    @Override
    public void afterUpdate(List<Parameter> parameters) {
        layers.forEach(SpectralNorm::iterate);
    }
}
