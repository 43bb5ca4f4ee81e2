package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Convolution;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.List;

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
public final class ConvTranspose2d extends WeightedLayer {
    private final Filters filters;
    private final ConvGeometry geometry;
    private int outputPaddingH;
    private int outputPaddingW;

    private ConvTranspose2d(Filters filters, ConvGeometry geometry) {
        this.filters = filters;
        this.geometry = geometry;
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
        requireWeight(shape, geometry);
        return new ConvTranspose2d(
                Filters.of(dtype, shape, shape.dim(1) * geometry.groups(), weight, random), geometry);
    }

    /** A FLOAT32 layer with a square kernel and no bias, as before a batch normalisation. */
    public static ConvTranspose2d withoutBias(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return withoutBias(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /** A layer with a weight of the given shape, as for one with a bias, and no bias. */
    public static ConvTranspose2d withoutBias(
            DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        requireWeight(shape, geometry);
        return new ConvTranspose2d(Filters.withoutBias(dtype, shape, weight, random), geometry);
    }

    /**
     * Rows and columns that the output has beyond those that the input's size implies; 0 unless set.
     *
     * @throws IllegalArgumentException if one is negative, or neither below the stride nor the dilation
     */
    public ConvTranspose2d outputPadding(int height, int width) {
        if (!isBelow(height, geometry.strideH(), geometry.dilationH())
                || !isBelow(width, geometry.strideW(), geometry.dilationW())) {
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
        int groups = geometry.groups();
        if (in < 1 || out < 1 || kernel < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(
                    "convTranspose2d: " + in + " input and " + out + " output channels, kernel " + kernel
                            + "; at least 1 expected, and channels that fall into " + groups + " groups");
        }
        return Shape.of(in, out / groups, kernel, kernel);
    }

    private static void requireWeight(Shape shape, ConvGeometry geometry) {
        if (shape.rank() != 4 || shape.dim(0) % geometry.groups() != 0) {
            throw new IllegalArgumentException(
                    "convTranspose2d: a weight [in, out / groups, kernel height, kernel width] expected for "
                            + geometry.groups() + " groups, got " + shape);
        }
    }

    /** {@inheritDoc} The input is [N, in, H, W]. */
    @Override
    public Variable forward(Variable x, Variable weight) {
        Channels.require(this, x, in(), x.shape().rank() == 4, "[N, " + in() + ", H, W]");
        return filters.shift(withoutBias(x, weight));
    }

    @Override
    Variable withoutBias(Variable x, Variable weight) {
        return Convolution.convTranspose2d(x, weight, geometry, outputPaddingH, outputPaddingW);
    }

    @Override
    public Parameter weight() {
        return filters.weight();
    }

    @Override
    int outputDim() {
        return 1;
    }

    @Override
    public List<Parameter> parameters() {
        return filters.parameters();
    }

    private int in() {
        return filters.weight().shape().dim(0);
    }

    private int out() {
        return filters.weight().shape().dim(1) * geometry.groups();
    }

    /** Such as {@code ConvTranspose2d(3 -> 16, 4x4, stride=2x2,padding=2x2,dilation=1x1,groups=1)}. */
    @Override
    public String toString() {
        return "ConvTranspose2d" + filters.describe(in(), out(), geometry);
    }
}
