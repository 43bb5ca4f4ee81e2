package io.github.gradgrad.gan;

import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.functions.Clamp;
import java.util.List;

/**
 * Weight clipping: after each update every parameter of the critic, biases included, is limited to [min, max] (Arjovsky,
 * Chintala and Bottou, "Wasserstein GAN", 2017, algorithm 1).
 *
 * <p>Bounded weights bound the slope, but crudely: the weights gather at the two limits, and gradients vanish or explode
 * with the depth (Gulrajani et al., 2017, section 3).
 *
 * @param min the lower limit, below max
 * @param max the upper limit
 */
public record WeightClipping(double min, double max) implements LipschitzConstraint {
    /** The limits of the paper: -0.01 and 0.01. */
    public static final WeightClipping PAPER = new WeightClipping(-0.01, 0.01);

    public WeightClipping {
        if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "weight clipping: two finite limits, the lower first, expected; got " + min + " and " + max);
        }
    }

    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    @Override
    public void afterUpdate(List<Parameter> parameters) {
        Clamp clamp = new Clamp(min, max);
        for (Parameter parameter : parameters)
            parameter.update(Elementwise.map(clamp, parameter.variable().value()));
    }
}
