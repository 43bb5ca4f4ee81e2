package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Shape;

/** The convolutions that are timed: 5x5, stride 2, padding 2, the layers of the smallest and the largest critic of pictures. */
@SuppressWarnings("ImmutableEnumChecker") // a Shape does not change
public enum ImageLayer {
    DCGAN_16_FIRST(64, 1, 16, 28),
    DCGAN_16_SECOND(64, 16, 32, 14),
    DCGAN_16_THIRD(64, 32, 64, 7),
    DCGAN_64_FIRST(50, 1, 64, 28),
    DCGAN_64_SECOND(50, 64, 128, 14),
    DCGAN_64_THIRD(50, 128, 256, 7);

    static final ConvGeometry GEOMETRY = ConvGeometry.of(2, 2);
    private static final int KERNEL = 5;

    final Shape images;
    final Shape weights;
    final Shape result;

    ImageLayer(int batch, int channels, int filters, int size) {
        int half = (size + 1) / 2;
        images = Shape.of(batch, channels, size, size);
        weights = Shape.of(filters, channels, KERNEL, KERNEL);
        result = Shape.of(batch, filters, half, half);
    }

    /** A multiplication and an addition for each weight that meets a pixel, padding included: alike for both gradients. */
    long operations() {
        return 2L * result.size() * weights.dim(1) * KERNEL * KERNEL;
    }
}
