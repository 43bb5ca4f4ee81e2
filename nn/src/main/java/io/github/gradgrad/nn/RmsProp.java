package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.GeneralRmsPropRule;
import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;
import java.util.ArrayList;
import java.util.List;

/**
 * RMSProp (Tieleman and Hinton, 2012, lecture 6.5): divides the gradient by a running root mean square of itself,
 *
 * <p>v = alpha v + (1 - alpha) g^2, theta = theta - rate g / (sqrt(v) + epsilon).
 *
 * <p>The centred variant (Graves, 2013, section 4.2) divides by the root of the variance v - m^2, where m = alpha m +
 * (1 - alpha) g. With momentum the quotient d is followed as q = momentum q + d, theta = theta - rate q. Weight decay
 * puts g + decay theta in place of g, before anything else.
 *
 * <p>The optimiser of the first Wasserstein GANs (Arjovsky, Chintala and Bottou, 2017, algorithm 1; there with rate
 * 5e-5), whose critics momentum made unstable. Defaults as in PyTorch: alpha 0.99, epsilon 1e-8, not centred, no
 * momentum, no decay. A checkpoint calls v {@code square_avg}, q {@code momentum_buffer} and m {@code grad_avg}.
 */
public final class RmsProp extends Optimiser {
    private double alpha = 0.99;
    private double epsilon = 1e-8;
    private double momentum;
    private double weightDecay;
    private boolean centred;

    /** See {@link Optimiser#Optimiser}. */
    public RmsProp(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /** How much of the means is kept at each step: from 0 to below 1. */
    public RmsProp alpha(double newAlpha) {
        alpha = requireDecayRate("alpha", newAlpha);
        return this;
    }

    /** What keeps the denominator from 0: at least 0. */
    public RmsProp epsilon(double newEpsilon) {
        epsilon = requireNotNegative("epsilon", newEpsilon);
        return this;
    }

    /** How much of the last direction is kept: at least 0. */
    public RmsProp momentum(double newMomentum) {
        momentum = requireNotNegative("momentum", newMomentum);
        return this;
    }

    /** The factor of theta that is added to the gradient: at least 0. */
    public RmsProp weightDecay(double newDecay) {
        weightDecay = requireNotNegative("weight decay", newDecay);
        return this;
    }

    /** The centred variant: the variance of the gradient in place of its mean square. */
    public RmsProp centred() {
        requireBeforeFirstStep("centred");
        centred = true;
        return this;
    }

    @Override
    protected List<String> slots() {
        List<String> slots = new ArrayList<>(List.of("square_avg"));
        if (centred) slots.add("grad_avg");
        if (momentum != 0) slots.add("momentum_buffer");
        return slots;
    }

    @Override
    protected UpdateRule rule(long step) {
        UpdateRule rule = momentum == 0 && !centred
                ? new RmsPropRule(learningRate(), alpha, epsilon)
                : new GeneralRmsPropRule(learningRate(), alpha, epsilon, momentum, centred);
        return WeightDecay.of(rule, weightDecay);
    }
}
