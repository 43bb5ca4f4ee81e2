package io.github.gradgrad.gan.network;

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
import java.util.List;

/**
 * Fully connected networks, for points or small images. The critic of images is leaky, and their generator ends in tanh, the
 * range of the pixels.
 *
 * @param sample the shape of one sample, [D] or [C, H, W]
 * @param width of each hidden layer
 * @param depth the number of hidden layers on either side
 * @param latentSize how many numbers the generator makes a sample of
 * @param classes how many classes both are told of, 0 for none
 * @param style of the critic
 */
public record Mlp(Shape sample, int width, int depth, int latentSize, int classes, CriticStyle style)
        implements Networks {
    /**
     * The usual networks for samples of a shape. For points: three hidden layers of 128 ReLUs, as the toy experiments of
     * Gulrajani et al. (2017) with 512, and as many latent numbers as dims. For images: two hidden layers of 256, and 64
     * latent numbers.
     */
    public static Mlp of(Shape sample) {
        return sample.rank() == 1
                ? new Mlp(sample, 128, 3, sample.size(), 0, CriticStyle.PLAIN)
                : new Mlp(sample, 256, 2, 64, 0, CriticStyle.PLAIN);
    }

    /** These networks with another number of units in each hidden layer. */
    public Mlp withWidth(int newWidth) {
        return new Mlp(sample, newWidth, depth, latentSize, classes, style);
    }

    /** These networks, told the classes of their samples. */
    public Mlp withClasses(int count) {
        return new Mlp(sample, width, depth, latentSize, count, style);
    }

    /** These networks with another style of critic. */
    public Mlp withStyle(CriticStyle newStyle) {
        return new Mlp(sample, width, depth, latentSize, classes, newStyle);
    }

    @Override
    public Layer critic(RandomStream random) {
        boolean points = sample.rank() == 1;
        double slope = points ? 0 : 0.2;
        List<Layer> layers = new ArrayList<>();
        if (!points) layers.add(Flatten.of());
        for (int i = 0; i < depth; i++) {
            Linear linear = Linear.of(i == 0 ? inputs() : width, width, Initialisers.heNormal(slope), random);
            style.addHidden(layers, linear, slope, random, width);
        }
        style.addWeights(layers, Linear.of(width, 1, Initialisers.glorotNormal(), random), random);
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    /** The codes of the classes are further numbers of a point, or further channels of an image. */
    private int inputs() {
        int channel = sample.rank() == 1 ? 1 : sample.size() / sample.dim(0);
        return sample.size() + classes * channel;
    }

    @Override
    public Layer generator(RandomStream random) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            layers.add(Linear.of(i == 0 ? latentSize + classes : width, width, Initialisers.heNormal(0), random));
            layers.add(Activation.relu());
        }
        layers.add(Linear.of(width, sample.size(), Initialisers.glorotNormal(), random));
        if (sample.rank() > 1) {
            layers.add(Activation.tanh());
            layers.add(Reshape.of(sample.toArray()));
        }
        return Sequential.of(layers.toArray(Layer[]::new));
    }
}
