package io.github.gradgrad.gan.network;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.LayerNorm;
import io.github.gradgrad.nn.SpectralNorm;
import io.github.gradgrad.nn.WeightedLayer;
import io.github.gradgrad.tensor.RandomStream;
import java.util.List;

/**
 * What a critic's layers are made of beside weights and activations.
 *
 * @param spectralNorm whether every weight is divided by its spectral norm, the last one included
 * @param layerNorm whether hidden layers are normalised, each sample on its own, before the activation
 * @param dropout the probability with which activations are dropped, 0 for none
 */
public record CriticStyle(boolean spectralNorm, boolean layerNorm, double dropout) {
    /** Weights and activations only. */
    public static final CriticStyle PLAIN = new CriticStyle(false, false, 0);

    /** Spectral normalisation of every layer (Miyato et al., 2018). */
    public static final CriticStyle SPECTRAL = new CriticStyle(true, false, 0);

    /** Dropout 0.5 after every activation, which the consistency term needs (Wei et al., 2018). */
    public static final CriticStyle DROPOUT = new CriticStyle(false, false, 0.5);

    /** This style with hidden layers normalised, or not. */
    public CriticStyle withLayerNorm(boolean normalised) {
        return new CriticStyle(spectralNorm, normalised, dropout);
    }

    /** Adds a hidden layer with what comes after it; {@code output} is the shape of one sample of its output. */
    void addHidden(List<Layer> layers, WeightedLayer layer, double slope, RandomStream random, int... output) {
        addWeights(layers, layer, random);
        if (layerNorm) layers.add(LayerNorm.of(output));
        layers.add(slope == 0 ? Activation.relu() : Activation.leakyRelu(slope));
        if (dropout > 0) layers.add(Dropout.of(dropout));
    }

    /** Adds a layer alone, as the last one is. */
    void addWeights(List<Layer> layers, WeightedLayer layer, RandomStream random) {
        layers.add(spectralNorm ? SpectralNorm.of(layer, random) : layer);
    }
}
