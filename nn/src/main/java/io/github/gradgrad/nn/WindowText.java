package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.ConvGeometry;

/** How layers with moving windows describe them: {@code 5x5, stride 2, padding 2}, what is usual left out. */
final class WindowText {
    private WindowText() {}

    /** Of images: height and width, or one number for both where they agree. */
    static String of(int kernelH, int kernelW, ConvGeometry g) {
        return kernelH + "x" + kernelW
                + unless(1, ", stride ", g.strideH(), g.strideW())
                + unless(0, ", padding ", g.paddingH(), g.paddingW())
                + unless(1, ", dilation ", g.dilationH(), g.dilationW())
                + unless(1, ", groups ", g.groups(), g.groups());
    }

    /** Of sequences: the width alone. */
    static String alongWidth(int kernel, ConvGeometry g) {
        return kernel
                + unless(1, ", stride ", g.strideW(), g.strideW())
                + unless(0, ", padding ", g.paddingW(), g.paddingW())
                + unless(1, ", dilation ", g.dilationW(), g.dilationW())
                + unless(1, ", groups ", g.groups(), g.groups());
    }

    private static String unless(int usual, String what, int height, int width) {
        if (height == usual && width == usual) return "";
        return what + height + (height == width ? "" : "x" + width);
    }
}
