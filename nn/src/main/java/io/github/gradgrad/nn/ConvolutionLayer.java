package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all convolutions have in common: filters, how they move, and the check of the input. */
abstract class ConvolutionLayer extends WeightedLayer {
    private final Filters filters;
    private final ConvGeometry geometry;

    ConvolutionLayer(Filters filters, ConvGeometry geometry) {
        this.filters = filters;
        this.geometry = geometry;
    }

    /** The number of input channels. */
    abstract int in();

    /** The number of output channels. */
    abstract int out();

    @Override
    public final Parameter weight() {
        return filters.weight();
    }

    final ConvGeometry geometry() {
        return geometry;
    }

    /** {@inheritDoc} The input is [N, in, L] for sequences, [N, in, H, W] for images. */
    @Override
    public final Variable forward(Variable x, Variable weight) {
        String expected = "[N, " + in() + (shape().rank() == 3 ? ", L]" : ", H, W]");
        Channels.require(this, x, in(), x.shape().rank() == shape().rank(), expected);
        Parameter bias = filters.bias();
        return convolve(x, weight, bias == null ? null : bias.variable());
    }

    @Override
    final Variable withoutBias(Variable x, Variable weight) {
        return convolve(x, weight, null);
    }

    abstract Variable convolve(Variable x, Variable weight, @Nullable Variable bias);

    @Override
    public final List<Parameter> parameters() {
        return filters.parameters();
    }

    /** Such as {@code Conv2d(3 -> 16, 5x5, stride 2, padding 2, no bias)}. */
    @Override
    public final String toString() {
        String windows = shape().rank() == 3
                ? WindowText.alongWidth(shape().dim(2), geometry)
                : WindowText.of(shape().dim(2), shape().dim(3), geometry);
        return getClass().getSimpleName() + "(" + in() + " -> " + out() + ", " + windows
                + (filters.bias() == null ? ", no bias)" : ")");
    }

    private Shape shape() {
        return weight().shape();
    }
}
