package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvSide;
import io.github.gradgrad.tensor.kernels.ConvSizes;

/**
 * What the windows of an image see, made the channels of an image with a pixel for each window: a convolution is then one
 * with a kernel of one element. For images of so few channels that vectors would be idle.
 */
final class Patches {
    private final ConvSizes sizes;

    Patches(ConvSizes sizes) {
        this.sizes = sizes;
    }

    /** The sizes of the convolution of the patches. */
    ConvSizes sizesOfPatches() {
        return new ConvSizes(
                sizes.samples(), 1, sizes.patch(), sizes.out(), pointwise(sizes.height()), pointwise(sizes.width()));
    }

    private static ConvSide pointwise(ConvSide side) {
        return new ConvSide(side.windows(), 1, side.windows(), 1, 0, 1);
    }

    /** One element of the patches of an image [in, height, width]: y[window yStride] for every window. */
    void unfold(int element, float[] x, int xo, float[] y, int yo, int yStride) {
        ConvSide h = sizes.height(), w = sizes.width();
        int plane = xo + element / sizes.taps() * sizes.pixels(), tap = element % sizes.taps();
        int across = tap % w.kernel(), first = w.firstInside(across), end = w.endInside(across);
        int left = across * w.dilation() - w.padding();
        for (int i = 0; i < h.windows(); i++) {
            int row = h.pixel(i, tap / w.kernel()), to = yo + i * w.windows() * yStride;
            int from = plane + row * w.pixels() + left;
            for (int j = 0; j < w.windows(); j++) {
                y[to + j * yStride] = row >= 0 && j >= first && j < end ? x[from + j * w.stride()] : 0;
            }
        }
    }

    /** The adjoint of {@link #unfold}: adds one element of the patches to the image. */
    void fold(int element, float[] y, int yo, int yStride, float[] x, int xo) {
        ConvSide h = sizes.height(), w = sizes.width();
        int plane = xo + element / sizes.taps() * sizes.pixels(), tap = element % sizes.taps();
        int across = tap % w.kernel(), first = w.firstInside(across), end = w.endInside(across);
        int left = across * w.dilation() - w.padding();
        for (int i = 0; i < h.windows(); i++) {
            int row = h.pixel(i, tap / w.kernel()), from = yo + i * w.windows() * yStride;
            if (row < 0) continue;
            int to = plane + row * w.pixels() + left;
            for (int j = first; j < end; j++) x[to + j * w.stride()] += y[from + j * yStride];
        }
    }
}
