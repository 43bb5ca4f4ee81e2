package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * The norm of a linear map A, the largest ||A x|| / ||x||, whatever the map is: for a convolution that is the norm of the
 * convolution with its stride and padding, on images of one size, and not of its reshaped kernel (Sedghi, Gupta and Long,
 * "The Singular Values of Convolutional Layers", 2019). Of an affine map A x + b it is the Lipschitz constant.
 *
 * <p>Power iteration with A^T A until the estimate, which rises from below, stands still. A^T is the map's own gradient: the
 * pullback of a linear map does not depend on where it is taken. For a given number of iterations on a matrix see {@link
 * PowerIteration}.
 */
public final class OperatorNorm {
    private static final int MOST_ITERATIONS = 20_000;

    private OperatorNorm() {}

    /** The norm of a map of inputs of the given shape; it must be linear, so without a bias, and take FLOAT64. */
    public static double of(UnaryOperator<Variable> map, Shape input) {
        return of(map, DType.FLOAT64, input);
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

    /**
     * The norm of any layer in evaluation less its value at 0; empty if it is not affine, as tried on random inputs.
     *
     * @param sample the shape of one input
     * @param dtype the type of the layer's parameters, which limits the precision
     */
    public static OptionalDouble ofAffine(Layer layer, Shape sample, DType dtype) {
        if (layer instanceof WeightedLayer weighted) return OptionalDouble.of(of(weighted, sample));
        if (layer instanceof SpectralNorm normalised) return OptionalDouble.of(of(normalised, sample));
        if (!isAffine(layer, sample, dtype)) return OptionalDouble.empty();
        Variable origin = layer.forward(Variable.constant(Tensor.zeros(dtype, batch(1, sample))));
        return OptionalDouble.of(of(x -> layer.forward(x).sub(origin), dtype, batch(1, sample)));
    }

    /** Whether f(x) + f(y) = f(x + y) + f(0) for random x and y, to rounding. */
    private static boolean isAffine(Layer layer, Shape sample, DType dtype) {
        Shape shape = batch(4, sample);
        RandomStream random = RandomStream.of(2);
        Variable x = Variable.constant(random.normal(dtype, shape)), y = Variable.constant(random.normal(dtype, shape));
        Variable sum = layer.forward(x).add(layer.forward(y));
        Variable other = layer.forward(x.add(y)).add(layer.forward(Variable.constant(Tensor.zeros(dtype, shape))));
        double difference = length(sum.sub(other).value()), scale = length(sum.value()) + length(other.value());
        return difference <= (dtype == DType.FLOAT32 ? 1e-5 : 1e-12) * scale;
    }

    private static double of(WeightedLayer layer, Tensor weight, Shape sample) {
        Variable exact = Variable.constant(weight.cast(DType.FLOAT64));
        return of(x -> layer.withoutBias(x, exact), DType.FLOAT64, batch(1, sample));
    }

    private static double of(UnaryOperator<Variable> map, DType dtype, Shape input) {
        double standstill = dtype == DType.FLOAT32 ? 1e-7 : 1e-13;
        Tensor x = unit(RandomStream.of(1).normal(dtype, input));
        double norm = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Variable from = Variable.of(x);
            Variable to = map.apply(from);
            double next = length(to.value());
            if (next == 0 || Math.abs(next - norm) <= standstill * next) return next;
            norm = next;
            x = unit(to.pullback(to.detach())
                    .zerosForUnused()
                    .gradients(List.of(from))
                    .get(0));
        }
        return norm;
    }

    private static Shape batch(int n, Shape sample) {
        int[] dims = new int[sample.rank() + 1];
        dims[0] = n;
        System.arraycopy(sample.toArray(), 0, dims, 1, sample.rank());
        return Shape.of(dims);
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
