package io.github.gradgrad.gan.run;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Reshape;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A pair of networks for samples of a given shape. */
public enum Model {
    /**
     * Fully connected networks. For points: three hidden layers of 128 ReLUs on either side, as the toy experiments of
     * Gulrajani et al. (2017) with 512. For images: two hidden layers of 256, leaky in the critic, and tanh at the end of
     * the generator, the range of the pixels.
     */
    MLP("mlp") {
        @Override
        Layer critic(Shape sample, RandomStream random) {
            return sample.rank() == 1
                    ? hidden(sample.size(), 128, 3, 0, random, List.of(), List.of(linear(128, 1, random)))
                    : hidden(
                            sample.size(), 256, 2, 0.2, random, List.of(Flatten.of()), List.of(linear(256, 1, random)));
        }

        @Override
        Layer generator(Shape sample, RandomStream random) {
            int latent = latentSize(sample);
            return sample.rank() == 1
                    ? hidden(latent, 128, 3, 0, random, List.of(), List.of(linear(128, sample.size(), random)))
                    : hidden(
                            latent,
                            256,
                            2,
                            0,
                            random,
                            List.of(),
                            List.of(
                                    linear(256, sample.size(), random),
                                    Activation.tanh(),
                                    Reshape.of(sample.toArray())));
        }
    };

    private final String id;

    Model(String id) {
        this.id = id;
    }

    /** A network [N, sample..] to [N, 1]. */
    abstract Layer critic(Shape sample, RandomStream random);

    /** A network [N, latent size] to [N, sample..]. */
    abstract Layer generator(Shape sample, RandomStream random);

    /** How many numbers of noise the generator makes a sample of: 2 for points in the plane, 64 for images. */
    int latentSize(Shape sample) {
        return sample.rank() == 1 ? sample.size() : 64;
    }

    /** Dense layers of one width, each followed by its activation, between what comes before and after. */
    private static Layer hidden(
            int in, int width, int depth, double slope, RandomStream random, List<Layer> before, List<Layer> after) {
        List<Layer> layers = new ArrayList<>(before);
        for (int i = 0; i < depth; i++) {
            layers.add(Linear.of(i == 0 ? in : width, width, Initialisers.heNormal(slope), random));
            layers.add(slope == 0 ? Activation.relu() : Activation.leakyRelu(slope));
        }
        layers.addAll(after);
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    private static Linear linear(int in, int out, RandomStream random) {
        return Linear.of(in, out, Initialisers.glorotNormal(), random);
    }

    /**
     * The model of a name such as {@code mlp}.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Model of(String id) {
        return Arrays.stream(values())
                .filter(model -> model.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--model: one of "
                        + Arrays.stream(values()).map(Model::toString).collect(Collectors.joining(", "))
                        + " expected, got " + id));
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
