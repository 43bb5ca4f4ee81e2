package io.github.gradgrad.tensor.kernels;

/**
 * The windows of a convolution along one side of an image: window i meets, with element a of the kernel, the pixel i stride +
 * a dilation - padding, if the image has it.
 *
 * @param pixels the size of the image
 * @param kernel the size of the kernel
 * @param windows how many there are
 */
public record ConvSide(int pixels, int kernel, int windows, int stride, int padding, int dilation) {
    /** The pixel that a window meets with an element of the kernel, or -1 if that lies in the padding. */
    public int pixel(int window, int element) {
        int pixel = window * stride + element * dilation - padding;
        return pixel < 0 || pixel >= pixels ? -1 : pixel;
    }

    /** The window that meets a pixel with an element of the kernel, or -1 if none does. */
    public int window(int pixel, int element) {
        int distance = pixel + padding - element * dilation;
        if (distance < 0 || distance % stride != 0) return -1;
        int window = distance / stride;
        return window < windows ? window : -1;
    }
}
