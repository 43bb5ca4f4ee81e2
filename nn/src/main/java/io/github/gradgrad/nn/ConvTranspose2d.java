package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Convolution;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution of images, which enlarges them: see {@link Convolution#convTranspose2d} for the formula.
 *
 * <p>Input [N, in, H, W], output [N, out, H', W'] with H' = (H - 1) stride - 2 padding + dilation (kernel - 1) + output
 * padding + 1, and W' alike; so stride 2, kernel 4 and padding 1 double an image. Parameters as in PyTorch:
 * {@code weight} [in, out / groups, kernel height, kernel width] and, unless made without it, {@code bias} [out].
 *
 * <p>A bias starts at zero if an initialiser for the weight is given. Without one, weight and bias start as in PyTorch,
 * uniform in [-1/sqrt(fan-in), 1/sqrt(fan-in)), the fan-in being the elements of the weight for one index of dim 0.
 */
public final class ConvTranspose2d extends ConvolutionLayer {
    private int outputPaddingH;
    private int outputPaddingW;

    private ConvTranspose2d(Filters filters, ConvGeometry geometry) {
        super(filters, geometry);
    }

    /** A FLOAT32 layer with a square kernel that starts as PyTorch's does. */
    public static ConvTranspose2d of(int in, int out, int kernel, ConvGeometry geometry, RandomStream random) {
        return new ConvTranspose2d(Filters.uniform(weight(in, out, kernel, geometry), out, random), geometry);
    }

    /** A FLOAT32 layer with a square kernel and a bias of zeros. */
    public static ConvTranspose2d of(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return of(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /**
     * A layer with a weight of the given shape, [in, out / groups, kernel height, kernel width], and a bias of zeros.
     *
     * @throws IllegalArgumentException if the shape has another rank, or its dim 0 is no multiple of the groups
     */
    public static ConvTranspose2d of(
            DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return new ConvTranspose2d(
                Filters.of(dtype, require(shape, geometry), shape.dim(1) * geometry.groups(), weight, random),
                geometry);
    }

    /** A FLOAT32 layer with a square kernel and no bias, as before a batch normalisation. */
    public static ConvTranspose2d withoutBias(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return withoutBias(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /** A layer with a weight of the given shape, as for one with a bias, and no bias. */
    public static ConvTranspose2d withoutBias(
            DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return new ConvTranspose2d(Filters.withoutBias(dtype, require(shape, geometry), weight, random), geometry);
    }

    /**
     * Rows and columns that the output has beyond those that the input's size implies; 0 unless set.
     *
     * @throws IllegalArgumentException if one is negative, or neither below the stride nor the dilation
     */
    public ConvTranspose2d outputPadding(int height, int width) {
        if (!isBelow(height, geometry().strideH(), geometry().dilationH())
                || !isBelow(width, geometry().strideW(), geometry().dilationW())) {
            throw new IllegalArgumentException(this + ": output padding [" + height + ", " + width
                    + "]: at least 0 and below the stride or the dilation expected");
        }
        outputPaddingH = height;
        outputPaddingW = width;
        return this;
    }

    private static boolean isBelow(int padding, int stride, int dilation) {
        return padding >= 0 && padding < Math.max(stride, dilation);
    }

    private static Shape weight(int in, int out, int kernel, ConvGeometry geometry) {
        return Filters.shape("convTranspose2d", in, out, geometry, kernel, kernel);
    }

    private static Shape require(Shape weight, ConvGeometry geometry) {
        return Filters.require(
                "convTranspose2d", weight, 4, "[in, out / groups, kernel height, kernel width]", geometry);
    }

    @Override
    Variable convolve(Variable x, Variable weight, @Nullable Variable bias) {
        return Convolution.convTranspose2d(x, weight, bias, geometry(), outputPaddingH, outputPaddingW);
    }

    @Override
    int outputDim() {
        return 1;
    }

    @Override
    int in() {
        return weight().shape().dim(0);
    }

    @Override
    int out() {
        return weight().shape().dim(1) * geometry().groups();
    }
}
