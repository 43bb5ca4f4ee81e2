package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.MomentumRule;
import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;
import java.util.List;

/**
 * Stochastic gradient descent (Robbins and Monro, 1951): theta = theta - rate g, which remembers nothing.
 *
 * <p>With momentum (Polyak, 1964), q = momentum q + (1 - dampening) g and theta = theta - rate q, where q starts as the
 * first gradient, undampened. Nesterov's variant (Sutskever et al., 2013) steps by g + momentum q in place of q. Weight
 * decay puts g + decay theta in place of g, before anything else.
 *
 * <p>Defaults as in PyTorch: all 0. A checkpoint calls q {@code momentum_buffer}.
 */
public final class Sgd extends Optimiser {
    private double momentum;
    private double dampening;
    private double weightDecay;
    private boolean nesterov;

    /** See {@link Optimiser#Optimiser}. */
    public Sgd(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /** How much of the last direction is kept: at least 0, usually 0.9. */
    public Sgd momentum(double newMomentum) {
        momentum = requireNotNegative("momentum", newMomentum);
        nesterov = false;
        return this;
    }

    /** Momentum in Nesterov's variant, without dampening: above 0. */
    public Sgd nesterov(double newMomentum) {
        momentum = requireOption("momentum", newMomentum, newMomentum > 0, "a number above 0");
        dampening = 0;
        nesterov = true;
        return this;
    }

    /**
     * What the gradient loses on its way into the momentum; without momentum, or in Nesterov's variant, it has none.
     */
    public Sgd dampening(double newDampening) {
        dampening = requireOption(
                "dampening", newDampening, !nesterov, nesterov ? "none with Nesterov's momentum" : "a finite number");
        return this;
    }

    /** The factor of theta that is added to the gradient: at least 0. */
    public Sgd weightDecay(double newDecay) {
        weightDecay = requireNotNegative("weight decay", newDecay);
        return this;
    }

    @Override
    protected List<String> slots() {
        return momentum == 0 ? List.of() : List.of("momentum_buffer");
    }

    @Override
    protected UpdateRule rule(long step) {
        UpdateRule rule = momentum == 0
                ? new SgdRule(learningRate())
                : new MomentumRule(learningRate(), momentum, step == 1 ? 0 : dampening, nesterov);
        return WeightDecay.of(rule, weightDecay);
    }
}
