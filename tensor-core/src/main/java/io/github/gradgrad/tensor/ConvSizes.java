package io.github.gradgrad.tensor;

/** The shapes of a convolution, which fit each other, and the sizes that its loops need. */
record ConvSizes(ConvGeometry geometry, Shape x, Shape w, Shape y) {
    /** The input channels of a group. */
    int in() {
        return w.dim(1);
    }

    /** The output channels of a group. */
    int out() {
        return w.dim(0) / geometry.groups();
    }

    int kernelHeight() {
        return w.dim(2);
    }

    /** What one window sees of one sample: the inner dimension of the product. */
    int patch() {
        return w.size() / w.dim(0);
    }

    /** The height of the padded images. */
    int rows() {
        return x.dim(2) + 2 * geometry.paddingH();
    }

    /** The width of the padded images, made a multiple of the dilation. */
    int columns() {
        return columnsPerRemainder() * geometry.dilationW();
    }

    /** How many columns leave the same remainder when divided by the dilation. */
    int columnsPerRemainder() {
        return (x.dim(3) + 2 * geometry.paddingW() - 1) / geometry.dilationW() + 1;
    }

    long pieceOfASample() {
        return (long) columns() * kernelHeight() * in();
    }
}
