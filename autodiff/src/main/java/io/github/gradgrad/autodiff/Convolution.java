package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions of sequences and images, differentiable to any order.
 *
 * <p>As in every deep-learning library they are cross-correlations: the kernel is not flipped. All are made of {@link
 * Conv2dOp} and its adjoint {@link Conv2dInputOp}, which take a bias, too: a number for each channel of the result.
 *
 * <pre>{@code
 * Variable y = Convolution.conv2d(x, w, b, ConvGeometry.of(2, 2));
 * }</pre>
 *
 * <p>Every method throws an {@link IllegalArgumentException} if the shapes do not fit each other.
 */
public final class Convolution {
    private Convolution() {}

    /** {@link #conv2d(Variable, Variable, Variable, ConvGeometry)} without bias. */
    public static Variable conv2d(Variable x, Variable w, ConvGeometry geometry) {
        return conv2d(x, w, null, geometry);
    }

    /**
     * y[n, o, i, j] = bias[o] + sum over c, a, b of w[o, c, a, b] x[n, c', i strideH + a dilationH - paddingH, j strideW + ..], with
     * c' the c-th channel of o's group, and x zero outside the image: {@link Conv2dOp}.
     *
     * @param x [N, Ci, H, W]
     * @param w [Co, Ci/groups, Kh, Kw]
     * @param bias [Co], or null for none
     * @return [N, Co, H', W'], H' = floor((H + 2 paddingH - dilationH (Kh - 1) - 1) / strideH) + 1, and W' alike
     */
    public static Variable conv2d(Variable x, Variable w, @Nullable Variable bias, ConvGeometry geometry) {
        return apply(new Conv2dOp(geometry), x, w, bias);
    }

    /** {@link #conv1d(Variable, Variable, Variable, ConvGeometry)} without bias. */
    public static Variable conv1d(Variable x, Variable w, ConvGeometry geometry) {
        return conv1d(x, w, null, geometry);
    }

    /**
     * The convolution of sequences with weights: {@link #conv2d} of images that are one row high. Linear in x and in w.
     *
     * @param x [N, Ci, L]
     * @param w [Co, Ci/groups, K]
     * @param bias [Co], or null for none
     * @param geometry what it says of the width holds for the length; see {@link ConvGeometry#alongWidth}
     * @return [N, Co, L'], L' = floor((L + 2 paddingW - dilationW (K - 1) - 1) / strideW) + 1
     */
    public static Variable conv1d(Variable x, Variable w, @Nullable Variable bias, ConvGeometry geometry) {
        if (x.shape().rank() != 3 || w.shape().rank() != 3) {
            throw new IllegalArgumentException(
                    "conv1d: x [N, Ci, L] and w [Co, Ci/groups, K] expected: x " + x.shape() + ", w " + w.shape());
        }
        if (geometry.paddingH() != 0) {
            throw new IllegalArgumentException("conv1d: no padding of the height expected, got " + geometry);
        }
        Variable y = conv2d(oneRow(x), oneRow(w), bias, geometry);
        return y.reshape(Shape.of(y.shape().dim(0), y.shape().dim(1), y.shape().dim(3)));
    }

    /** {@link #convTranspose2d(Variable, Variable, Variable, ConvGeometry, int, int)} without bias and output padding. */
    public static Variable convTranspose2d(Variable x, Variable w, ConvGeometry geometry) {
        return convTranspose2d(x, w, null, geometry, 0, 0);
    }

    /**
     * The transposed convolution of images: the adjoint of {@link #conv2d} with respect to its input. Linear in x and in
     * w.
     *
     * <p>Element (i, j) of x adds its multiple of the kernel to y, the kernel's element (a, b) in row i strideH + a
     * dilationH - paddingH and column j strideW + b dilationW - paddingW, if y has them.
     *
     * @param x [N, Ci, H, W]
     * @param w [Ci, Co/groups, Kh, Kw]
     * @param bias [Co], or null for none
     * @param outputPaddingH how many rows y has beyond those that a convolution with this geometry needs to see; they get no
     *     more than these sums and the bias. It chooses among the heights that the strides make equal. Below the stride or the dilation
     * @return [N, Co, H', W'], H' = (H - 1) strideH - 2 paddingH + dilationH (Kh - 1) + outputPaddingH + 1, and W' alike
     */
    public static Variable convTranspose2d(
            Variable x,
            Variable w,
            @Nullable Variable bias,
            ConvGeometry geometry,
            int outputPaddingH,
            int outputPaddingW) {
        requireOutputPadding(outputPaddingH, geometry.strideH(), geometry.dilationH());
        requireOutputPadding(outputPaddingW, geometry.strideW(), geometry.dilationW());
        if (x.shape().rank() != 4 || w.shape().rank() != 4) {
            throw new IllegalArgumentException(
                    "convTranspose2d: x [N, Ci, H, W] and w [Ci, Co/groups, Kh, Kw] expected: x " + x.shape() + ", w "
                            + w.shape());
        }
        int wholeH = covered(x.shape().dim(2), geometry.strideH(), w.shape().dim(2), geometry.dilationH());
        int wholeW = covered(x.shape().dim(3), geometry.strideW(), w.shape().dim(3), geometry.dilationW());
        int height = wholeH - 2 * geometry.paddingH() + outputPaddingH;
        int width = wholeW - 2 * geometry.paddingW() + outputPaddingW;
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("convTranspose2d: the padding leaves nothing of [" + wholeH + ", "
                    + wholeW + "]: x " + x.shape() + ", w " + w.shape() + ", " + geometry);
        }
        int channels = w.shape().dim(1) * geometry.groups();
        if (outputPaddingH < geometry.strideH() && outputPaddingW < geometry.strideW()) {
            Shape target = Shape.of(x.shape().dim(0), channels, height, width);
            return apply(new Conv2dInputOp(target, geometry), x, w, bias);
        }
        // A convolution of the target would have more windows than x has elements: make it without padding, then cut.
        Shape whole = Shape.of(x.shape().dim(0), channels, wholeH, wholeW);
        Variable y = new Conv2dInputOp(whole, geometry.withPadding(0, 0)).apply(x, w);
        Variable part = cut(cut(y, 2, geometry.paddingH(), height), 3, geometry.paddingW(), width);
        return bias == null ? part : part.add(bias.reshape(Shape.of(channels, 1, 1)));
    }

    private static Variable apply(Op op, Variable x, Variable w, @Nullable Variable bias) {
        return bias == null ? op.apply(x, w) : op.apply(x, w, bias);
    }

    private static Variable oneRow(Variable x) {
        Shape shape = x.shape();
        return x.reshape(Shape.of(shape.dim(0), shape.dim(1), 1, shape.dim(2)));
    }

    /** How far n windows reach. */
    private static int covered(int n, int stride, int kernel, int dilation) {
        return (n - 1) * stride + dilation * (kernel - 1) + 1;
    }

    /** Elements start to start + length of dim d, zeros where y has no more. */
    private static Variable cut(Variable y, int d, int start, int length) {
        int end = start + length, size = y.shape().dim(d);
        Variable longEnough = end <= size ? y : new UnsliceOp(y.shape().with(d, end), d, 0, size, 1).apply(y);
        return longEnough.slice(d, start, end);
    }

    private static void requireOutputPadding(int padding, int stride, int dilation) {
        if (padding >= 0 && (padding < stride || padding < dilation)) return;
        throw new IllegalArgumentException("convTranspose2d: output padding " + padding
                + ": at least 0 and below the stride " + stride + " or the dilation " + dilation + " expected");
    }
}
