package io.github.gradgrad.gan.network;

import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.RandomStream;

/** A critic and a generator that fit each other and the samples that they are for. */
public interface Networks {
    /** A new critic, [N, sample..] to [N, 1]; where it is told classes, their codes are further channels of its input. */
    Layer critic(RandomStream random);

    /** A new generator, [N, latent size] to [N, sample..]; where it is told classes, their codes are further numbers. */
    Layer generator(RandomStream random);

    /** How many numbers of noise the generator makes a sample of. */
    int latentSize();
}
