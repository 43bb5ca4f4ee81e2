package io.github.gradgrad.gan.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.LayerNorm;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.SpectralNorm;
import io.github.gradgrad.nn.WeightedLayer;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    private final RandomStream random = RandomStream.of(1);

    @ParameterizedTest
    @CsvSource({
        "1, 8, 5, false",
        "1, 8, 4, true",
        "1, 28, 5, false",
        "1, 28, 4, false",
        "1, 28, 5, true",
        "3, 32, 4, false",
        "3, 32, 5, true",
        "3, 16, 5, false"
    })
    void convolutionalNetworksFitTheirImages(int channels, int side, int kernel, boolean resize) {
        Shape image = Shape.of(channels, side, side);

        assertFits(Dcgan.of(image).withWidth(2).withKernel(kernel).withResize(resize), image, 0);
    }

    @Test
    void networksThatAreToldClassesTakeThemAsFurtherChannels() {
        assertFits(Dcgan.of(Shape.of(1, 8, 8)).withWidth(2).withClasses(10), Shape.of(1, 8, 8), 10);
        assertFits(Mlp.of(Shape.of(3, 4, 4)).withWidth(8).withClasses(5), Shape.of(3, 4, 4), 5);
        assertFits(Mlp.of(Shape.of(2)).withWidth(8).withClasses(4), Shape.of(2), 4);
    }

    @ParameterizedTest
    @CsvSource({"8, 5, 2", "28, 5, 3", "28, 4, 3", "32, 5, 3", "64, 4, 4"})
    void theCriticHalvesUntilFourPixelsAreLeftAndAtLeastTwice(int side, int kernel, long convolutions) {
        Layer critic = Dcgan.of(Shape.of(1, side, side))
                .withWidth(1)
                .withKernel(kernel)
                .critic(random);

        assertEquals(convolutions + 1, count(critic, WeightedLayer.class));
    }

    @Test
    void theStyleDecidesWhatIsBetweenTheLayers() {
        Dcgan usual = Dcgan.of(Shape.of(1, 8, 8)).withWidth(2);

        assertEquals(3, count(usual.withStyle(CriticStyle.SPECTRAL).critic(random), SpectralNorm.class));
        assertEquals(2, count(usual.withStyle(CriticStyle.DROPOUT).critic(random), Dropout.class));
        CriticStyle normalised = CriticStyle.PLAIN.withLayerNorm(true);
        assertFits(usual.withStyle(normalised), Shape.of(1, 8, 8), 0);
        assertEquals(2, count(usual.withStyle(normalised).critic(random), LayerNorm.class));
        assertEquals(3, count(Mlp.of(Shape.of(2)).withStyle(normalised).critic(random), LayerNorm.class));
    }

    @Test
    void imagesThatCannotBeHalvedTwiceAreRefused() {
        for (Shape shape : new Shape[] {Shape.of(2), Shape.of(1, 28, 32), Shape.of(1, 30, 30)}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Dcgan.of(shape));
            assertEquals(
                    "dcgan: square images with a side that 4 divides expected, got samples " + shape, e.getMessage());
        }
    }

    private void assertFits(Networks networks, Shape sample, int classes) {
        Shape noise = Shape.of(2, networks.latentSize() + classes);
        Variable made = networks.generator(random)
                .forward(Variable.of(random.normal(DType.FLOAT32, noise)), Pass.training(random));
        int[] dims = sample.toArray(), batch = new int[dims.length + 1];
        batch[0] = 2;
        System.arraycopy(dims, 0, batch, 1, dims.length);
        assertEquals(Shape.of(batch), made.shape());
        if (sample.rank() == 3) for (double pixel : made.value().toDoubles()) assertTrue(Math.abs(pixel) <= 1);
        batch[1] += classes;
        Variable scores = networks.critic(random).forward(Variable.of(random.normal(DType.FLOAT32, Shape.of(batch))));
        assertEquals(Shape.of(2, 1), scores.shape());
    }

    private static long count(Layer network, Class<?> type) {
        return network.all().filter(type::isInstance).count();
    }
}
