package io.github.gradgrad.gan.diagnostics;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;
import java.util.List;

/**
 * The spectral norm of an affine map y = A x + b: the largest ||A x|| / ||x||, which is the largest singular value of A and
 * the map's Lipschitz constant.
 *
 * <p>By power iteration on A^T A. The map is only applied, forwards for A and backwards for A^T, so it may be a convolution
 * with its stride and padding as well as a matrix: this is the norm of the operator, which the norm of the reshaped kernel
 * does not bound (Sedghi, Gupta and Long, "The Singular Values of Convolutional Layers", 2019). Estimates rise to the norm
 * from below. For a matrix {@link io.github.gradgrad.gan.measure.SingularValues} is exact.
 */
public final class OperatorNorm {
    private static final int MOST_ITERATIONS = 1_000;
    private static final double SETTLED = 1e-9;

    private OperatorNorm() {}

    /** The norm of a matrix [m, n], iterated until it settles; 0 for zeros. */
    public static double ofMatrix(Tensor matrix, long seed) {
        Variable a = Variable.constant(matrix);
        Tensor start = RandomStream.of(seed)
                .normal(matrix.dtype(), Shape.of(1, matrix.shape().dim(1)));
        return iterate(x -> x.matmulTransposed(a), start, MOST_ITERATIONS);
    }

    /** After a number of iterations, from a random start: what a spectral normalisation works with. */
    public static double ofMatrix(Tensor matrix, int iterations, long seed) {
        Variable a = Variable.constant(matrix);
        Tensor start = RandomStream.of(seed)
                .normal(matrix.dtype(), Shape.of(1, matrix.shape().dim(1)));
        return iterate(x -> x.matmulTransposed(a), start, iterations);
    }

    /**
     * The norm of an affine layer in evaluation.
     *
     * @param input the shape of one sample, without N
     * @throws IllegalArgumentException if the layer is not affine, as tried on random inputs
     */
    public static double of(Layer layer, Shape input, DType dtype, long seed) {
        Tensor start = RandomStream.of(seed).normal(dtype, batch(input, 1));
        if (!isAffine(layer, input, dtype, seed)) throw new IllegalArgumentException(layer + " is not affine");
        return iterate(layer::forward, start, MOST_ITERATIONS);
    }

    /** Whether f(x) + f(y) = f(x + y) + f(0) for random x and y, to rounding. */
    static boolean isAffine(Layer layer, Shape input, DType dtype, long seed) {
        RandomStream random = RandomStream.of(seed).split(1);
        Tensor x = random.normal(dtype, batch(input, 4)), y = random.normal(dtype, batch(input, 4));
        Variable sum = value(layer, x).add(value(layer, y));
        Variable other = value(layer, Elementwise.combine(Binary.ADD, x, y))
                .add(value(layer, Tensor.zeros(dtype, batch(input, 4))));
        double difference = length(sum.sub(other).value()), scale = length(sum.value()) + length(other.value());
        return difference <= (dtype == DType.FLOAT32 ? 1e-5 : 1e-12) * scale;
    }

    private static Variable value(Layer layer, Tensor x) {
        return layer.forward(Variable.constant(x));
    }

    private interface Map {
        Variable apply(Variable x);
    }

    /** The derivative of &lt;A x + b, v&gt; with respect to x is A^T v, wherever x lies; A u is a difference of two values. */
    private static double iterate(Map map, Tensor start, int iterations) {
        Variable origin = map.apply(Variable.constant(Tensor.zeros(start.dtype(), start.shape())));
        Tensor u = start;
        double norm = 0;
        for (int i = 0; i < iterations; i++) {
            double length = length(u);
            if (length == 0) return 0;
            Variable x = Variable.of("x", Elementwise.map(e -> e / length, u));
            Variable y = map.apply(x), image = y.sub(origin).detach();
            double next = length(image.value());
            if (Math.abs(next - norm) <= SETTLED * next && i > 10) return next;
            norm = next;
            u = y.pullback(image).gradients(List.of(x)).get(0);
        }
        return norm;
    }

    private static double length(Tensor x) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) sum += x.at(i) * x.at(i);
        return Math.sqrt(sum);
    }

    /** The shape [n, input..]. */
    static Shape batch(Shape input, int n) {
        int[] dims = new int[input.rank() + 1];
        dims[0] = n;
        for (int i = 0; i < input.rank(); i++) dims[i + 1] = input.dim(i);
        return Shape.of(dims);
    }
}
