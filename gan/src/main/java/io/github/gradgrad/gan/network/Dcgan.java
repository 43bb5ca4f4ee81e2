package io.github.gradgrad.gan.network;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.BatchNorm;
import io.github.gradgrad.nn.Conv2d;
import io.github.gradgrad.nn.ConvTranspose2d;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Initialiser;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Reshape;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.nn.Upsample;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutional networks for square images of 8, 16, 28, 32, 64, .. pixels (Radford, Metz and Chintala, "Unsupervised
 * Representation Learning with Deep Convolutional Generative Adversarial Networks", 2016).
 *
 * <p>The critic halves an image until it has at most 4 pixels a side, at least twice; channels are width, 2 width, 4 width,
 * .. and activations leaky with slope 0.2. It has no batch normalisation, which the penalty would not allow. The generator
 * doubles an image from the smallest size that fits, with batch normalisation and ReLU, and ends in tanh.
 *
 * @param sample the shape of one image, [C, side, side]
 * @param width channels of the critic's first layer
 * @param kernel the side of the kernels, 4 or 5
 * @param resize whether the generator enlarges by repeating pixels before a convolution, which avoids the checkerboards of
 *     transposed convolutions (Odena, Dumoulin and Olah, 2016); kernels of 4 become 3 there
 * @param latentSize how many numbers the generator makes an image of
 * @param classes how many classes both are told of, 0 for none
 * @param style of the critic
 */
public record Dcgan(Shape sample, int width, int kernel, boolean resize, int latentSize, int classes, CriticStyle style)
        implements Networks {
    private static final double SLOPE = 0.2;

    public Dcgan {
        boolean square = sample.rank() == 3 && sample.dim(1) == sample.dim(2);
        if (!square || sample.dim(1) % 4 != 0) {
            throw new IllegalArgumentException(
                    "dcgan: square images with a side that 4 divides expected, got samples " + sample);
        }
        if (kernel != 4 && kernel != 5) {
            throw new IllegalArgumentException("dcgan: a kernel of 4 or 5 expected, got " + kernel);
        }
        if (width < 1 || latentSize < 1 || classes < 0) {
            throw new IllegalArgumentException("dcgan: width " + width + ", latent size " + latentSize + ", " + classes
                    + " classes; at least 1, 1 and 0 expected");
        }
    }

    /** Kernels of 5, transposed convolutions, width 16 and 64 latent numbers. */
    public static Dcgan of(Shape sample) {
        return new Dcgan(sample, 16, 5, false, 64, 0, CriticStyle.PLAIN);
    }

    /** These networks with another number of channels. */
    public Dcgan withWidth(int newWidth) {
        return new Dcgan(sample, newWidth, kernel, resize, latentSize, classes, style);
    }

    /** These networks with other kernels. */
    public Dcgan withKernel(int newKernel) {
        return new Dcgan(sample, width, newKernel, resize, latentSize, classes, style);
    }

    /** These networks with a generator that repeats pixels before convolutions, or not. */
    public Dcgan withResize(boolean newResize) {
        return new Dcgan(sample, width, kernel, newResize, latentSize, classes, style);
    }

    /** These networks, told the classes of their samples. */
    public Dcgan withClasses(int count) {
        return new Dcgan(sample, width, kernel, resize, latentSize, count, style);
    }

    /** These networks with another style of critic. */
    public Dcgan withStyle(CriticStyle newStyle) {
        return new Dcgan(sample, width, kernel, resize, latentSize, classes, newStyle);
    }

    @Override
    public Layer critic(RandomStream random) {
        List<Layer> layers = new ArrayList<>();
        int channels = sample.dim(0) + classes, side = sample.dim(1);
        for (int i = 0; i < 2 || side > 4; i++) {
            int out = width << i;
            side = kernel == 5 ? (side + 1) / 2 : side / 2;
            Conv2d conv = Conv2d.of(channels, out, kernel, halving(), Initialisers.heNormal(SLOPE), random);
            style.addHidden(layers, conv, SLOPE, random, out, side, side);
            channels = out;
        }
        layers.add(Flatten.of());
        style.addWeights(layers, Linear.of(channels * side * side, 1, Initialisers.glorotNormal(), random), random);
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    @Override
    public Layer generator(RandomStream random) {
        int doublings = 0, side = sample.dim(1);
        while (side % 2 == 0 && (doublings < 2 || side > 4)) {
            side /= 2;
            doublings++;
        }
        int channels = width << doublings;
        List<Layer> layers = new ArrayList<>(List.of(
                Linear.withoutBias(latentSize + classes, channels * side * side, Initialisers.heNormal(), random),
                Reshape.of(channels, side, side),
                BatchNorm.of(channels),
                Activation.relu()));
        for (int i = 1; i < doublings; i++) {
            enlarge(layers, channels, channels / 2, false, random);
            channels /= 2;
            layers.add(BatchNorm.of(channels));
            layers.add(Activation.relu());
        }
        enlarge(layers, channels, sample.dim(0), true, random);
        layers.add(Activation.tanh());
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    /** Adds layers that double the side of an image; a bias has no effect before a batch normalisation. */
    private void enlarge(List<Layer> layers, int in, int out, boolean bias, RandomStream random) {
        Initialiser weight = bias ? Initialisers.glorotNormal() : Initialisers.heNormal();
        if (resize) {
            int odd = kernel - 1 + kernel % 2;
            ConvGeometry same = ConvGeometry.of(1, odd / 2);
            layers.add(Upsample.nearest(2));
            layers.add(
                    bias
                            ? Conv2d.of(in, out, odd, same, weight, random)
                            : Conv2d.withoutBias(in, out, odd, same, weight, random));
        } else {
            ConvTranspose2d doubling = bias
                    ? ConvTranspose2d.of(in, out, kernel, halving(), weight, random)
                    : ConvTranspose2d.withoutBias(in, out, kernel, halving(), weight, random);
            layers.add(kernel == 5 ? doubling.outputPadding(1, 1) : doubling);
        }
    }

    private ConvGeometry halving() {
        return ConvGeometry.of(2, kernel == 5 ? 2 : 1);
    }
}
