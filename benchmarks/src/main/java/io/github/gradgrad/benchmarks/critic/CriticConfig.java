package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Conv2d;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Initialiser;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A critic and the size of its batches, under the name that all engines' programs give it.
 *
 * @param batch the shape of a batch [N, ..] of real samples, and of the generated ones beside it
 * @param layers the sizes of its layers' products
 * @param network makes the critic; the same weights for both element types
 */
public record CriticConfig(String name, Shape batch, List<LayerSize> layers, Network network) {
    private static final Initialiser HE_NORMAL = drawnInFloat32(Initialisers.heNormal());
    private static final Initialiser NARROW = drawnInFloat32(Initialisers.normal(0.05));

    private static final int KERNEL = 5;

    /** All of them, in the order of the other engines' programs. */
    public static final List<CriticConfig> ALL = List.of(
            mlp("mlp-small", 64, 2, 64, 64),
            mlp("mlp-medium", 128, 2, 128, 128, 128),
            mlp("mlp-mnist", 64, 784, 256, 256),
            mlp("mlp-toy-paper", 256, 2, 512, 512, 512),
            dcgan("dcgan-16", 64, 16, 28),
            dcgan("dcgan-32", 64, 32, 28),
            dcgan("dcgan-64", 50, 64, 28));

    /** Makes a network with weights of its own; what stands in the place of each activation can be another layer. */
    @FunctionalInterface
    public interface Network {
        Layer create(DType dtype, RandomStream random, UnaryOperator<Layer> activation);

        default Layer create(DType dtype, RandomStream random) {
            return create(dtype, random, UnaryOperator.identity());
        }
    }

    /**
     * The configuration of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CriticConfig of(String name) {
        return ALL.stream()
                .filter(config -> config.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no configuration '" + name + "'; expected one of " + String.join(", ", names())));
    }

    public static List<String> names() {
        return ALL.stream().map(CriticConfig::name).toList();
    }

    /** A ReLU network from the first width through the others to one score, with He-normal weights and biases of zero. */
    static CriticConfig mlp(String name, int batch, int... widths) {
        List<LayerSize> sizes = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            sizes.add(LayerSize.linear(widths[i], i + 1 < widths.length ? widths[i + 1] : 1));
        }
        return new CriticConfig(name, Shape.of(batch, widths[0]), List.copyOf(sizes), (dtype, random, activation) -> {
            List<Layer> layers = new ArrayList<>();
            int last = widths.length - 1;
            for (int i = 0; i < last; i++) {
                layers.add(Linear.of(dtype, widths[i], widths[i + 1], HE_NORMAL, random.split(i)));
                layers.add(activation.apply(Activation.relu()));
            }
            layers.add(Linear.of(dtype, widths[last], 1, HE_NORMAL, random.split(last)));
            return Sequential.of(layers.toArray(Layer[]::new));
        });
    }

    /**
     * Three 5x5 convolutions of stride 2 on images [1, size, size], each followed by a leaky ReLU of slope 0.2, with {@code
     * channels}, twice and four times as many channels, and one score.
     */
    static CriticConfig dcgan(String name, int batch, int channels, int size) {
        int[] depth = {1, channels, 2 * channels, 4 * channels};
        List<LayerSize> sizes = new ArrayList<>();
        int pixels = size;
        for (int i = 0; i < 3; i++, pixels = (pixels + 1) / 2) {
            sizes.add(LayerSize.halving(depth[i], depth[i + 1], KERNEL, pixels));
        }
        int features = depth[3] * pixels * pixels;
        sizes.add(LayerSize.linear(features, 1));
        return new CriticConfig(
                name, Shape.of(batch, 1, size, size), List.copyOf(sizes), (dtype, random, activation) -> {
                    List<Layer> layers = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        Shape weight = Shape.of(depth[i + 1], depth[i], KERNEL, KERNEL);
                        layers.add(Conv2d.of(dtype, weight, ConvGeometry.of(2, 2), NARROW, random.split(i)));
                        layers.add(activation.apply(Activation.leakyRelu(0.2)));
                    }
                    layers.add(Flatten.of());
                    layers.add(Linear.of(dtype, features, 1, NARROW, random.split(3)));
                    return Sequential.of(layers.toArray(Layer[]::new));
                });
    }

    /** The same weights whatever the type, so that a FLOAT64 network starts where the FLOAT32 one does. */
    private static Initialiser drawnInFloat32(Initialiser initialiser) {
        return (dtype, shape, random) ->
                initialiser.create(DType.FLOAT32, shape, random).cast(dtype);
    }
}
