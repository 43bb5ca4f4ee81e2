package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The norm of a linear map A, the largest ||A x|| / ||x||, whatever the map is: for a convolution that is the norm of the
 * convolution with its stride and padding, on images of one size, and not of its reshaped kernel (Sedghi, Gupta and Long,
 * "The Singular Values of Convolutional Layers", 2019).
 *
 * <p>Power iteration with A^T A in FLOAT64 until the estimate stands still. A^T is the map's own gradient: the pullback of
 * a linear map does not depend on where it is taken.
 */
public final class OperatorNorm {
    private static final int MOST_ITERATIONS = 20_000;
    private static final double STANDSTILL = 1e-13;

    private OperatorNorm() {}

    /** The norm of a map of inputs of the given shape; it must be linear, so without a bias, and take FLOAT64. */
    public static double of(UnaryOperator<Variable> map, Shape input) {
        Tensor x = unit(RandomStream.of(1).normal(DType.FLOAT64, input));
        double norm = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Variable from = Variable.of(x);
            Variable to = map.apply(from);
            double next = length(to.value());
            if (next == 0 || Math.abs(next - norm) <= STANDSTILL * next) return next;
            norm = next;
            x = unit(to.pullback(to.detach())
                    .zerosForUnused()
                    .gradients(List.of(from))
                    .get(0));
        }
        return norm;
    }

    /**
     * The norm of a layer without its bias.
     *
     * @param sample the shape of one input, such as [3, 32, 32]
     */
    public static double of(WeightedLayer layer, Shape sample) {
        return of(layer, layer.weight().value(), sample);
    }

    /** The norm of a normalised layer, so with W / sigma(W), without its bias. */
    public static double of(SpectralNorm layer, Shape sample) {
        return of(layer.layer(), layer.normalised().value(), sample);
    }

    private static double of(WeightedLayer layer, Tensor weight, Shape sample) {
        int[] dims = sample.toArray(), batch = new int[dims.length + 1];
        batch[0] = 1;
        System.arraycopy(dims, 0, batch, 1, dims.length);
        Variable exact = Variable.constant(weight.cast(DType.FLOAT64));
        return of(x -> layer.withoutBias(x, exact), Shape.of(batch));
    }

    private static Tensor unit(Tensor x) {
        double length = length(x);
        return Elementwise.map(value -> value / length, x);
    }

    private static double length(Tensor x) {
        return Math.sqrt(
                Arrays.stream(x.toDoubles()).map(value -> value * value).sum());
    }
}
