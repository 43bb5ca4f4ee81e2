package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;

/**
 * A layer that is linear in its input but for a bias, with one weight: {@link Linear} and the convolutions.
 *
 * <p>The weight can be replaced for a call, as {@link SpectralNorm} does, and seen as a matrix.
 */
public abstract class WeightedLayer extends Layer {
    WeightedLayer() {}

    /** The weight as the layer keeps it. */
    public abstract Parameter weight();

    /** The layer's output with {@code weight} in place of its own; the bias is its own. */
    public abstract Variable forward(Variable x, Variable weight);

    /** The product or convolution with {@code weight} alone. */
    abstract Variable withoutBias(Variable x, Variable weight);

    @Override
    final boolean releasesOutput() {
        return true;
    }

    @Override
    public final Variable forward(Variable x, Pass pass) {
        return forward(x, weight().variable());
    }

    /** The dim of the weight that counts the outputs. */
    int outputDim() {
        return 0;
    }

    /** A weight of this layer's shape as a matrix: a row for each output channel, the rest flattened. */
    public final Variable matrix(Variable weight) {
        Variable outputsFirst = outputDim() == 0 ? weight : weight.transpose(0, outputDim());
        int rows = outputsFirst.shape().dim(0);
        return outputsFirst.reshape(Shape.of(rows, weight.shape().size() / rows));
    }
}
