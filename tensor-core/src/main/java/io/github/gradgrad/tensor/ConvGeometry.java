package io.github.gradgrad.tensor;

/**
 * How a window moves over an image: stride, padding, dilation, and into how many groups the channels fall.
 *
 * <p>Along a side of n elements, window i of a kernel of k elements covers the elements i stride + a dilation - padding, a
 * = 0 .. k - 1; those outside the image are padding and count as 0. That makes
 *
 * <pre>floor((n + 2 padding - dilation (k - 1) - 1) / stride) + 1</pre>
 *
 * windows. With groups, the input and the output channels are each cut into that many runs of neighbours, and the output
 * channels of a group see the input channels of the same group alone; as many groups as channels make a depthwise
 * convolution.
 *
 * <pre>{@code
 * ConvGeometry.of(2, 2)                                  // stride 2, padding 2: with a 5x5 kernel it halves an image
 * ConvGeometry.of(1, 0).withDilation(2, 2).withGroups(4)
 * }</pre>
 *
 * @param strideH the distance from one window to the next, along the height; at least 1
 * @param strideW the same along the width
 * @param paddingH how many rows of zeros are put above the image, and below it; at least 0
 * @param paddingW how many columns of zeros are put on its left, and on its right
 * @param dilationH the distance between neighbours in a window, along the height; at least 1
 * @param dilationW the same along the width
 * @param groups the number of groups; at least 1
 */
public record ConvGeometry(
        int strideH, int strideW, int paddingH, int paddingW, int dilationH, int dilationW, int groups) {
    /** @throws IllegalArgumentException if a stride, a dilation or the groups are below 1, or a padding is below 0 */
    public ConvGeometry {
        require("stride", strideH, strideW, 1);
        require("padding", paddingH, paddingW, 0);
        require("dilation", dilationH, dilationW, 1);
        if (groups < 1) throw new IllegalArgumentException("convolution: groups " + groups + ": 1 or more expected");
    }

    /** The same stride and padding for both sides; no dilation, one group. */
    public static ConvGeometry of(int stride, int padding) {
        return new ConvGeometry(stride, stride, padding, padding, 1, 1, 1);
    }

    /** Along the width alone, as for a convolution of sequences; one group. */
    public static ConvGeometry alongWidth(int stride, int padding, int dilation) {
        return new ConvGeometry(1, stride, 0, padding, 1, dilation, 1);
    }

    /** This geometry with other strides. */
    public ConvGeometry withStride(int height, int width) {
        return new ConvGeometry(height, width, paddingH, paddingW, dilationH, dilationW, groups);
    }

    /** This geometry with another padding. */
    public ConvGeometry withPadding(int height, int width) {
        return new ConvGeometry(strideH, strideW, height, width, dilationH, dilationW, groups);
    }

    /** This geometry with another dilation. */
    public ConvGeometry withDilation(int height, int width) {
        return new ConvGeometry(strideH, strideW, paddingH, paddingW, height, width, groups);
    }

    /** This geometry with another number of groups. */
    public ConvGeometry withGroups(int count) {
        return new ConvGeometry(strideH, strideW, paddingH, paddingW, dilationH, dilationW, count);
    }

    /**
     * The number of windows of a kernel of the given size, as the shape [N, C, windows down, windows across].
     *
     * @param operation named in the error
     * @param images [N, C, H, W]
     * @throws IllegalArgumentException if the images have another rank, or the kernel does not fit into the padded image
     */
    public Shape windows(String operation, Shape images, int kernelH, int kernelW) {
        if (images.rank() != 4) {
            throw new IllegalArgumentException(operation + ": images [N, C, H, W] expected, got " + images);
        }
        if (kernelH < 1 || kernelW < 1) {
            throw new IllegalArgumentException(
                    operation + ": kernel [" + kernelH + ", " + kernelW + "]: 1 or more expected");
        }
        int down = windows(operation + ": height", images.dim(2), kernelH, strideH, paddingH, dilationH);
        int across = windows(operation + ": width", images.dim(3), kernelW, strideW, paddingW, dilationW);
        return Shape.of(images.dim(0), images.dim(1), down, across);
    }

    /**
     * The shape of the convolution of x [N, Ci, H, W] with weights w [Co, Ci/groups, Kh, Kw].
     *
     * @param operation named in the error
     * @throws IllegalArgumentException if the shapes do not fit each other
     */
    public Shape output(String operation, Shape x, Shape w) {
        if (x.rank() != 4 || w.rank() != 4) {
            throw new IllegalArgumentException(
                    operation + ": x [N, Ci, H, W] and w [Co, Ci/groups, Kh, Kw] expected: x " + x + ", w " + w);
        }
        if (x.dim(1) != (long) w.dim(1) * groups) {
            throw new IllegalArgumentException(operation + ": channels differ: x " + x + " has " + x.dim(1) + ", w " + w
                    + " takes " + groups + " x " + w.dim(1));
        }
        if (w.dim(0) % groups != 0) {
            throw new IllegalArgumentException(operation + ": the " + w.dim(0) + " output channels of w " + w
                    + " do not fall into " + groups + " groups");
        }
        return windows(operation, x, w.dim(2), w.dim(3)).with(1, w.dim(0));
    }

    private static int windows(String side, int size, int kernel, int stride, int padding, int dilation) {
        long padded = size + 2L * padding, covered = dilation * (kernel - 1L) + 1;
        if (covered > padded || padded > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(side + ": a kernel of " + kernel + " with dilation " + dilation
                    + " covers " + covered + ", the input with its padding has " + size + " + 2 x " + padding);
        }
        return (int) ((padded - covered) / stride) + 1;
    }

    private static void require(String what, int height, int width, int least) {
        if (height >= least && width >= least) return;
        throw new IllegalArgumentException(
                "convolution: " + what + " [" + height + ", " + width + "]: " + least + " or more expected");
    }

    /** Such as {@code stride=2x2,padding=1x1,dilation=1x1,groups=1}. */
    @Override
    public String toString() {
        return "stride=" + strideH + "x" + strideW + ",padding=" + paddingH + "x" + paddingW + ",dilation=" + dilationH
                + "x" + dilationW + ",groups=" + groups;
    }
}
