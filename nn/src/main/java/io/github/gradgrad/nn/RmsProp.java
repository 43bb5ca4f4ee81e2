package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;

/**
 * RMSProp (Tieleman and Hinton, 2012, lecture 6.5): divides the gradient by a running root mean square of itself,
 *
 * <p>v = alpha v + (1 - alpha) g^2, theta = theta - rate g / (sqrt(v) + epsilon).
 *
 * <p>The optimiser of the first Wasserstein GANs (Arjovsky, Chintala and Bottou, 2017, algorithm 1; there with rate
 * 5e-5), whose critics momentum made unstable. Defaults as in PyTorch: alpha 0.99, epsilon 1e-8. A checkpoint calls v
 * {@code square_avg}.
 */
public final class RmsProp extends Optimiser {
    private double alpha = 0.99;
    private double epsilon = 1e-8;

    /** See {@link Optimiser#Optimiser}. */
    public RmsProp(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate, List.of("square_avg"));
    }

    /** How much of the mean square is kept at each step: from 0 to below 1. */
    public RmsProp alpha(double newAlpha) {
        alpha = requireOption("alpha", newAlpha, newAlpha >= 0 && newAlpha < 1);
        return this;
    }

    /** What keeps the denominator from 0: at least 0. */
    public RmsProp epsilon(double newEpsilon) {
        epsilon = requireOption("epsilon", newEpsilon, newEpsilon >= 0);
        return this;
    }

    @Override
    protected UpdateRule rule(long step) {
        return new RmsPropRule(learningRate(), alpha, epsilon);
    }
}
