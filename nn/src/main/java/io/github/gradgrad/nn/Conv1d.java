package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Convolution;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of sequences: {@link Conv2d} of images one row high. What the geometry says of the width holds for the
 * length; {@link ConvGeometry#alongWidth} makes one.
 *
 * <p>Input [N, in, L], output [N, out, L'] with L' = floor((L + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.
 * Parameters as in PyTorch: {@code weight} [out, in / groups, kernel] and, unless made without it, {@code bias} [out].
 *
 * <p>A bias starts at zero if an initialiser for the weight is given. Without one, weight and bias start as in PyTorch,
 * uniform in [-1/sqrt(fan-in), 1/sqrt(fan-in)), the fan-in being the elements of the weight for one index of dim 0.
 */
public final class Conv1d extends ConvolutionLayer {

    private Conv1d(Filters filters, ConvGeometry geometry) {
        super(filters, geometry);
    }

    /** A FLOAT32 layer that starts as PyTorch's does. */
    public static Conv1d of(int in, int out, int kernel, ConvGeometry geometry, RandomStream random) {
        return new Conv1d(Filters.uniform(weight(in, out, kernel, geometry), out, random), geometry);
    }

    /** A FLOAT32 layer and a bias of zeros. */
    public static Conv1d of(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return of(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /**
     * A layer with a weight of the given shape, [out, in / groups, kernel], and a bias of zeros.
     *
     * @throws IllegalArgumentException if the shape has another rank, or its dim 0 is no multiple of the groups
     */
    public static Conv1d of(DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return new Conv1d(Filters.of(dtype, require(shape, geometry), shape.dim(0), weight, random), geometry);
    }

    /** A FLOAT32 layer and no bias, as before a batch normalisation. */
    public static Conv1d withoutBias(
            int in, int out, int kernel, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return withoutBias(DType.FLOAT32, weight(in, out, kernel, geometry), geometry, weight, random);
    }

    /** A layer with a weight of the given shape, as for one with a bias, and no bias. */
    public static Conv1d withoutBias(
            DType dtype, Shape shape, ConvGeometry geometry, Initialiser weight, RandomStream random) {
        return new Conv1d(Filters.withoutBias(dtype, require(shape, geometry), weight, random), geometry);
    }

    private static Shape weight(int in, int out, int kernel, ConvGeometry geometry) {
        return Filters.shape("conv1d", out, in, geometry, kernel);
    }

    private static Shape require(Shape weight, ConvGeometry geometry) {
        return Filters.require("conv1d", weight, 3, "[out, in / groups, kernel]", geometry);
    }

    @Override
    Variable convolve(Variable x, Variable weight, @Nullable Variable bias) {
        return Convolution.conv1d(x, weight, bias, geometry());
    }

    @Override
    int in() {
        return weight().shape().dim(1) * geometry().groups();
    }

    @Override
    int out() {
        return weight().shape().dim(0);
    }
}
