package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.kernels.ConvSide;
import io.github.gradgrad.tensor.kernels.ConvSizes;

/** The shapes of a convolution, which fit each other, and the sizes that its loops need. */
record ConvShapes(ConvGeometry geometry, Shape x, Shape w, Shape y) {
    /** The same without shapes, for kernels. */
    ConvSizes sizes() {
        ConvGeometry g = geometry;
        return new ConvSizes(
                x.dim(0),
                g.groups(),
                in(),
                out(),
                new ConvSide(x.dim(2), w.dim(2), y.dim(2), g.strideH(), g.paddingH(), g.dilationH()),
                new ConvSide(x.dim(3), w.dim(3), y.dim(3), g.strideW(), g.paddingW(), g.dilationW()));
    }

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
