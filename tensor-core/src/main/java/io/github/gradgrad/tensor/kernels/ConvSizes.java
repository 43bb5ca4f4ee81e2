package io.github.gradgrad.tensor.kernels;

/**
 * The sizes of a convolution of images [samples, groups in, height, width] with weights [groups out, in, kernel height, kernel
 * width].
 *
 * @param in the input channels of a group
 * @param out the output channels of a group
 */
public record ConvSizes(int samples, int groups, int in, int out, ConvSide height, ConvSide width) {
    /** The elements of a channel of the kernel. */
    public int taps() {
        return height.kernel() * width.kernel();
    }

    /** What a window sees of one sample and group. */
    public int patch() {
        return in * taps();
    }

    /** The pixels of an image. */
    public int pixels() {
        return height.pixels() * width.pixels();
    }

    /** The windows of an image. */
    public int windows() {
        return height.windows() * width.windows();
    }
}
