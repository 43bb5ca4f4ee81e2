package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a convolution: {@code weight} and, unless made without it, {@code bias} for each output channel.
 */
record Filters(Parameter weight, @Nullable Parameter bias) {
    /** As PyTorch starts: weight and bias uniform within 1 / sqrt(fan-in). */
    static Filters uniform(Shape weight, int outputs, RandomStream random) {
        double bound = 1 / Math.sqrt(Fans.of(weight).in());
        Initialiser initialiser = Initialisers.uniform(-bound, bound);
        Filters filters = withoutBias(DType.FLOAT32, weight, initialiser, random);
        return filters.with(initialiser.create(DType.FLOAT32, Shape.of(outputs), random));
    }

    /** A bias of zeros. */
    static Filters of(DType dtype, Shape weight, int outputs, Initialiser initialiser, RandomStream random) {
        return withoutBias(dtype, weight, initialiser, random).with(Tensor.zeros(dtype, Shape.of(outputs)));
    }

    static Filters withoutBias(DType dtype, Shape weight, Initialiser initialiser, RandomStream random) {
        return new Filters(Parameter.of("weight", initialiser.create(dtype, weight, random)), null);
    }

    /**
     * The shape [first, second / groups, kernel..] of a weight.
     *
     * @param operation named in the error
     * @param first the channels of dim 0: the output's, or the input's if transposed
     * @param second the other channels
     * @throws IllegalArgumentException if a number is below 1, or channels do not fall into the groups
     */
    static Shape shape(String operation, int first, int second, ConvGeometry geometry, int... kernel) {
        int groups = geometry.groups();
        if (first < 1 || second < 1 || kernel[0] < 1 || first % groups != 0 || second % groups != 0) {
            throw new IllegalArgumentException(operation + ": " + first + " and " + second + " channels, kernel "
                    + kernel[0] + "; at least 1 expected, and channels that fall into " + groups + " groups");
        }
        int[] dims = new int[2 + kernel.length];
        dims[0] = first;
        dims[1] = second / groups;
        System.arraycopy(kernel, 0, dims, 2, kernel.length);
        return Shape.of(dims);
    }

    /**
     * Checks a weight's shape.
     *
     * @param form what is expected, such as {@code [out, in / groups, kernel]}
     */
    static Shape require(String operation, Shape weight, int rank, String form, ConvGeometry geometry) {
        if (weight.rank() == rank && weight.dim(0) % geometry.groups() == 0) return weight;
        throw new IllegalArgumentException(
                operation + ": a weight " + form + " expected for " + geometry.groups() + " groups, got " + weight);
    }

    private Filters with(Tensor biasValue) {
        return new Filters(weight, Parameter.of("bias", biasValue));
    }

    List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }
}
