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
public final class AdamW extends MomentOptimiser<AdamW> {
    /** See {@link Optimiser#Optimiser}; PyTorch's learning rate is 1e-3. */
    public AdamW(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate, 0.01);
    }

    @Override
    AdamW self() {
        return this;
    }

    @Override
    UpdateRule decayed(UpdateRule rule, double weightDecay) {
        return DecoupledWeightDecay.of(rule, 1 - learningRate() * weightDecay);
    }
}
