package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Initialiser;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A critic and the size of its batches, under the name that all engines' programs give it.
 *
 * @param batch the shape of a batch [N, ..] of real samples, and of the generated ones beside it
 * @param network makes the critic; the same weights for both element types
 */
public record CriticConfig(String name, Shape batch, Network network) {
    /** Weights drawn in FLOAT32 whatever the type, so that a FLOAT64 network starts where the FLOAT32 one does. */
    private static final Initialiser HE_NORMAL = (dtype, shape, random) ->
            Initialisers.heNormal().create(DType.FLOAT32, shape, random).cast(dtype);

    /** All of them, in the order of the other engines' programs. */
    public static final List<CriticConfig> ALL = List.of(
            mlp("mlp-small", 64, 2, 64, 64),
            mlp("mlp-medium", 128, 2, 128, 128, 128),
            mlp("mlp-mnist", 64, 784, 256, 256),
            mlp("mlp-toy-paper", 256, 2, 512, 512, 512));

    /** Makes a network with weights of its own. */
    @FunctionalInterface
    public interface Network {
        Layer create(DType dtype, RandomStream random);
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
    private static CriticConfig mlp(String name, int batch, int... widths) {
        return new CriticConfig(name, Shape.of(batch, widths[0]), (dtype, random) -> {
            List<Layer> layers = new ArrayList<>();
            int last = widths.length - 1;
            for (int i = 0; i < last; i++) {
                layers.add(Linear.of(dtype, widths[i], widths[i + 1], HE_NORMAL, random.split(i)));
                layers.add(Activation.relu());
            }
            layers.add(Linear.of(dtype, widths[last], 1, HE_NORMAL, random.split(last)));
            return Sequential.of(layers.toArray(Layer[]::new));
        });
    }
}
