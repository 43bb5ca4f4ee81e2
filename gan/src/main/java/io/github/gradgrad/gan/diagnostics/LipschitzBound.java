package io.github.gradgrad.gan.diagnostics;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.OperatorNorm;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An upper bound of a network's Lipschitz constant: the product of its layers' (Szegedy et al., "Intriguing Properties of
 * Neural Networks", 2014, section 4.3). Affine layers have their {@link OperatorNorm}, activations their largest slope.
 *
 * <p>Usually far above the truth, for no input lies along the steepest direction of every layer at once; {@link
 * CriticSlopes} gives bounds from below.
 *
 * @param value the product, in scores per unit of the data; infinite if some layer has no bound known here
 * @param layers the factors, first to last
 */
public record LipschitzBound(double value, List<Factor> layers) {
    /**
     * What one layer contributes.
     *
     * @param layer its description
     * @param constant its Lipschitz constant, infinite if unknown
     */
    public record Factor(String layer, double constant) {}

    public LipschitzBound {
        layers = List.copyOf(layers);
    }

    /**
     * The bound of a network in evaluation, which drops dropout. Chains are taken apart; of another composed layer nothing is
     * known unless it is affine.
     *
     * @param sample the shape of one sample, without N
     * @param dtype the type of the network's parameters
     */
    public static LipschitzBound of(Layer network, Shape sample, DType dtype) {
        List<Factor> factors = new ArrayList<>();
        collect(network, sample, dtype, factors);
        double product = 1;
        for (Factor factor : factors) product *= factor.constant;
        return new LipschitzBound(product, factors);
    }

    private static Shape collect(Layer layer, Shape input, DType dtype, List<Factor> factors) {
        if (layer instanceof Sequential chain) {
            Shape shape = input;
            for (Layer part : chain.layers()) shape = collect(part, shape, dtype, factors);
            return shape;
        }
        factors.add(new Factor(layer.toString(), constant(layer, input, dtype)));
        Shape output = layer.forward(Variable.constant(Tensor.zeros(dtype, batch(input, 1))))
                .shape();
        return output.without(0);
    }

    private static double constant(Layer layer, Shape input, DType dtype) {
        OptionalDouble norm = OperatorNorm.ofAffine(layer, input, dtype);
        if (norm.isPresent()) return norm.getAsDouble();
        return layer.parameters().isEmpty() ? ElementwiseSlope.of(layer, input, dtype) : Double.POSITIVE_INFINITY;
    }

    /** The shape [n, input..]. */
    static Shape batch(Shape input, int n) {
        int[] dims = new int[input.rank() + 1];
        dims[0] = n;
        System.arraycopy(input.toArray(), 0, dims, 1, input.rank());
        return Shape.of(dims);
    }
}
