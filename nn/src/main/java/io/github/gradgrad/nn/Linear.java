package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.LinearAlgebra;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer: y = x W^T + b.
 *
 * <p>Input [N, in], output [N, out]. Parameters as in PyTorch: {@code weight} [out, in] and, unless made without it,
 * {@code bias} [out].
 *
 * <p>A bias starts at zero if an initialiser for the weight is given. Without one, weight and bias start as in PyTorch,
 * uniform in [-1/sqrt(in), 1/sqrt(in)).
 */
public final class Linear extends WeightedLayer {
    private final Parameter weight;
    private final @Nullable Parameter bias;

    private Linear(Parameter weight, @Nullable Parameter bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** A FLOAT32 layer that starts as PyTorch's does. */
    public static Linear of(int in, int out, RandomStream random) {
        double bound = 1 / Math.sqrt(in);
        Initialiser initialiser = Initialisers.uniform(-bound, bound);
        Parameter weight = weight(DType.FLOAT32, in, out, initialiser, random);
        return new Linear(weight, bias(DType.FLOAT32, out, initialiser, random));
    }

    /** A FLOAT32 layer with a bias of zeros. */
    public static Linear of(int in, int out, Initialiser weight, RandomStream random) {
        return of(DType.FLOAT32, in, out, weight, random);
    }

    /**
     * A layer with a bias of zeros.
     *
     * @throws IllegalArgumentException if {@code in} or {@code out} is below 1
     */
    public static Linear of(DType dtype, int in, int out, Initialiser weight, RandomStream random) {
        return new Linear(weight(dtype, in, out, weight, random), bias(dtype, out, Initialisers.zeros(), random));
    }

    /** A FLOAT32 layer without bias: y = x W^T. */
    public static Linear withoutBias(int in, int out, Initialiser weight, RandomStream random) {
        return withoutBias(DType.FLOAT32, in, out, weight, random);
    }

    /** A layer without bias: y = x W^T. */
    public static Linear withoutBias(DType dtype, int in, int out, Initialiser weight, RandomStream random) {
        return new Linear(weight(dtype, in, out, weight, random), null);
    }

    private static Parameter weight(DType dtype, int in, int out, Initialiser initialiser, RandomStream random) {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("linear: " + in + " inputs, " + out + " outputs; at least 1 expected");
        }
        return Parameter.of("weight", initialiser.create(dtype, Shape.of(out, in), random));
    }

    private static Parameter bias(DType dtype, int out, Initialiser initialiser, RandomStream random) {
        return Parameter.of("bias", initialiser.create(dtype, Shape.of(out), random));
    }

    /** {@inheritDoc} The input is [N, in]. */
    @Override
    public Variable forward(Variable x, Variable weightInUse) {
        if (x.shape().rank() != 2 || x.shape().dim(1) != in()) {
            throw new IllegalArgumentException(
                    this + ": input [N, " + in() + "] expected, got " + x.shape() + " (at " + weight.name() + ")");
        }
        return bias == null
                ? LinearAlgebra.linear(x, weightInUse)
                : LinearAlgebra.linear(x, weightInUse, bias.variable());
    }

    @Override
    Variable withoutBias(Variable x, Variable weightInUse) {
        return LinearAlgebra.linear(x, weightInUse);
    }

    @Override
    public Parameter weight() {
        return weight;
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    private int in() {
        return weight.shape().dim(1);
    }

    /** Such as {@code Linear(2 -> 64)}. */
    @Override
    public String toString() {
        return "Linear(" + in() + " -> " + weight.shape().dim(0) + (bias == null ? ", no bias)" : ")");
    }
}
