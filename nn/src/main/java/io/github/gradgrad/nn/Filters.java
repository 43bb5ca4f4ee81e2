package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Convolution;
import io.github.gradgrad.autodiff.Variable;
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

    private Filters with(Tensor biasValue) {
        return new Filters(weight, Parameter.of("bias", biasValue));
    }

    /** y with each channel's bias. */
    Variable shift(Variable y) {
        return bias == null ? y : Convolution.addBias(y, bias.variable());
    }

    List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    /** Such as {@code (3 -> 16, 5x5, stride=2x2,.., no bias)}. */
    String describe(int in, int out, Object geometry) {
        Shape shape = weight.shape();
        StringBuilder kernel = new StringBuilder().append(shape.dim(2));
        for (int d = 3; d < shape.rank(); d++) kernel.append('x').append(shape.dim(d));
        return "(" + in + " -> " + out + ", " + kernel + ", " + geometry + (bias == null ? ", no bias)" : ")");
    }
}
