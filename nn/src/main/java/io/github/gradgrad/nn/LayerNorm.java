package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016): y = (x - mean) / sqrt(variance + epsilon) weight + bias, with mean
 * and variance of each sample over its last dims.
 *
 * <p>Input [.., shape], output the same. Samples do not depend on each other, and training and evaluation are alike, so
 * it suits critics whose gradient is penalised. Parameters {@code weight} [shape], ones at first, and {@code bias}
 * [shape], zeros. Epsilon 1e-5 as in PyTorch.
 */
public final class LayerNorm extends Layer {
    private final Parameter weight;
    private final Parameter bias;
    private double epsilon = 1e-5;

    private LayerNorm(DType dtype, Shape shape) {
        weight = Parameter.of("weight", Tensor.ones(dtype, shape));
        bias = Parameter.of("bias", Tensor.zeros(dtype, shape));
    }

    /** A FLOAT32 layer over the last dims, of the given sizes. */
    public static LayerNorm of(int... shape) {
        return of(DType.FLOAT32, Shape.of(shape));
    }

    /**
     * A layer over the last dims, of the given sizes.
     *
     * @throws IllegalArgumentException if the shape is that of a scalar
     */
    public static LayerNorm of(DType dtype, Shape shape) {
        if (shape.rank() == 0) throw new IllegalArgumentException("layerNorm: at least one dim expected");
        return new LayerNorm(dtype, shape);
    }

    /** What keeps the root from 0: above 0. */
    public LayerNorm epsilon(double newEpsilon) {
        if (!(newEpsilon > 0)) throw new IllegalArgumentException(this + ": epsilon > 0 expected, got " + newEpsilon);
        epsilon = newEpsilon;
        return this;
    }

    /** {@inheritDoc} The input's last dims are those of the weight. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        int[] dims = x.shape().toArray(), last = weight.shape().toArray();
        int first = dims.length - last.length;
        if (first < 0 || !Arrays.equals(dims, first, dims.length, last, 0, last.length)) {
            throw new IllegalArgumentException(this + ": an input with the last dims " + weight.shape()
                    + " expected, got " + x.shape() + " (at " + weight.name() + ")");
        }
        return Normalisation.layerNorm(x, last.length, epsilon)
                .mul(weight.variable())
                .add(bias.variable());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    /** Such as {@code LayerNorm[64]}. */
    @Override
    public String toString() {
        return "LayerNorm" + weight.shape();
    }
}
