package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.DecoupledWeightDecay;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, 2019, algorithm 2): {@link Adam} whose weight decay is not divided by the gradient's
 * size. Each step first takes theta = theta (1 - rate decay), then Adam's step with the gradient alone.
 *
 * <p>Defaults as in PyTorch: betas 0.9 and 0.999, epsilon 1e-8, decay 0.01. A checkpoint calls its numbers as Adam's.
 */
public final class AdamW extends Optimiser {
    private Moments moments = Moments.DEFAULT;
    private double weightDecay = 0.01;

    /** See {@link Optimiser#Optimiser}. */
    public AdamW(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /** How much of the means of g and of g^2 is kept at each step: from 0 to below 1. */
    public AdamW betas(double beta1, double beta2) {
        requireOption("beta1", beta1, beta1 >= 0 && beta1 < 1);
        requireOption("beta2", beta2, beta2 >= 0 && beta2 < 1);
        moments = moments.withBetas(beta1, beta2);
        return this;
    }

    /** What keeps the denominator from 0: at least 0. */
    public AdamW epsilon(double epsilon) {
        moments = moments.withEpsilon(requireOption("epsilon", epsilon, epsilon >= 0));
        return this;
    }

    /** The decay, which the learning rate multiplies: at least 0. */
    public AdamW weightDecay(double newDecay) {
        weightDecay = requireOption("weight decay", newDecay, newDecay >= 0);
        return this;
    }

    /** The AMSGrad variant: the largest v so far in place of v. */
    public AdamW amsGrad() {
        requireBeforeFirstStep("amsGrad");
        moments = moments.withAmsGrad();
        return this;
    }

    @Override
    protected List<String> slots() {
        return moments.slots();
    }

    @Override
    protected UpdateRule rule(long step) {
        return DecoupledWeightDecay.of(moments.rule(learningRate(), step), 1 - learningRate() * weightDecay);
    }
}
