package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * What follows a normalisation: y weight + bias with a number for each channel, 1 and 0 at first.
 *
 * <p>And the check of an input's channels, which all layers with channels share.
 */
record Channels(Parameter weight, Parameter bias) {
    static Channels of(DType dtype, int channels) {
        Shape shape = Shape.of(channels);
        return new Channels(
                Parameter.of("weight", Tensor.ones(dtype, shape)), Parameter.of("bias", Tensor.zeros(dtype, shape)));
    }

    Variable scaleAndShift(Variable y) {
        return Normalisation.scaleAndShift(y, weight.variable(), bias.variable());
    }

    List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    /**
     * Checks the channels, dim 1, of what a layer was given.
     *
     * @param expected the input's form, for the error
     */
    static void require(Layer layer, Variable x, int channels, boolean rankFits, String expected) {
        if (rankFits && x.shape().rank() > 1 && x.shape().dim(1) == channels) return;
        throw new IllegalArgumentException(
                layer + ": input " + expected + " expected, got " + x.shape() + layer.place());
    }
}
