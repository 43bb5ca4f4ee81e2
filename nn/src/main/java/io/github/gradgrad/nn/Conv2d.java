package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Convolution;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.List;

/**
 * A convolution of images: see {@link Convolution#conv2d} for the formula, and {@link ConvGeometry} for stride,
 * padding, dilation and groups.
 *
 * <p>Input [N, in, H, W], output [N, out, H', W'] with H' = floor((H + 2 padding - dilation (kernel - 1) - 1) / stride)
 * + 1, and W' alike. Parameters as in PyTorch: {@code weight} [out, in / groups, kernel height, kernel width] and,
 * unless made without it, {@code bias} [out].
 *
 * <p>A bias starts at zero if an initialiser for the weight is given. Without one, weight and bias start as in PyTorch,
 * uniform in [-1/sqrt(fan-in), 1/sqrt(fan-in)), the fan-in being the elements of the weight for one index of dim 0.
 */
public final class Conv2d extends WeightedLayer {
    private final Filters filters;
    private final ConvGeometry geometry;

    private Conv2d(Filters filters, ConvGeometry geometry) {
        this.filters = filters;
        this.geometry = geometry;
    }

    /** A FLOAT32 layer with a square kernel that starts as PyTorch's does. */
    public static Conv2d of(int in, int out, int kernel, ConvGeometry geometry, RandomStream random) {
        return new Conv2d(Filters.uniform(weight(in, out, kernel, geometry), out, random), geometry);
    }

    /** A FLOAT32 layer with a square kernel and a bias of zeros. */
    public static Conv2d of(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return of(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /**
     * A layer with a weight of the given shape, [out, in / groups, kernel height, kernel width], and a bias of zeros.
     *
     * @throws IllegalArgumentException if the shape has another rank, or its dim 0 is no multiple of the groups
     */
    public static Conv2d of(DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        requireWeight(shape, geometry);
        return new Conv2d(Filters.of(dtype, shape, shape.dim(0), weight, random), geometry);
    }

    /** A FLOAT32 layer with a square kernel and no bias, as before a batch normalisation. */
    public static Conv2d withoutBias(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return withoutBias(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /** A layer with a weight of the given shape, as for one with a bias, and no bias. */
    public static Conv2d withoutBias(
            DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        requireWeight(shape, geometry);
        return new Conv2d(Filters.withoutBias(dtype, shape, weight, random), geometry);
    }

    private static Shape weight(int in, int out, int kernel, ConvGeometry geometry) {
        int groups = geometry.groups();
        if (in < 1 || out < 1 || kernel < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException("conv2d: " + in + " input and " + out + " output channels, kernel "
                    + kernel + "; at least 1 expected, and channels that fall into " + groups + " groups");
        }
        return Shape.of(out, in / groups, kernel, kernel);
    }

    private static void requireWeight(Shape shape, ConvGeometry geometry) {
        if (shape.rank() != 4 || shape.dim(0) % geometry.groups() != 0) {
            throw new IllegalArgumentException(
                    "conv2d: a weight [out, in / groups, kernel height, kernel width] expected for " + geometry.groups()
                            + " groups, got " + shape);
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
        return Convolution.conv2d(x, weight, geometry);
    }

    @Override
    public Parameter weight() {
        return filters.weight();
    }

    @Override
    public List<Parameter> parameters() {
        return filters.parameters();
    }

    private int in() {
        return filters.weight().shape().dim(1) * geometry.groups();
    }

    private int out() {
        return filters.weight().shape().dim(0);
    }

    /** Such as {@code Conv2d(3 -> 16, 5x5, stride=2x2,padding=2x2,dilation=1x1,groups=1)}. */
    @Override
    public String toString() {
        return "Conv2d" + filters.describe(in(), out(), geometry);
    }
}
