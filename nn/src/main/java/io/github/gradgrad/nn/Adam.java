package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;
import java.util.List;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): running means of the gradient and its square, corrected for their start at
 * zero.
 *
 * <p>m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, theta = theta - rate m' / (sqrt(v') + epsilon), where
 * at step t m' = m / (1 - beta1^t) and v' = v / (1 - beta2^t).
 *
 * <p>The AMSGrad variant (Reddi, Kale and Kumar, 2018, algorithm 2) has the largest v so far in place of v in the step.
 * Weight decay puts g + decay theta in place of g, before anything else; {@link AdamW} decays theta itself.
 *
 * <p>Defaults as in PyTorch: betas 0.9 and 0.999, epsilon 1e-8, no decay. For a Wasserstein GAN with gradient penalty
 * Gulrajani et al. (2017, algorithm 1) take rate 1e-4 and betas 0 and 0.9. A checkpoint calls m {@code exp_avg}, v
 * {@code exp_avg_sq} and the largest v {@code max_exp_avg_sq}.
 */
public final class Adam extends Optimiser {
    private Moments moments = Moments.DEFAULT;
    private double weightDecay;

    /** See {@link Optimiser#Optimiser}. */
    public Adam(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /** How much of the means of g and of g^2 is kept at each step: from 0 to below 1. */
    public Adam betas(double beta1, double beta2) {
        requireOption("beta1", beta1, beta1 >= 0 && beta1 < 1);
        requireOption("beta2", beta2, beta2 >= 0 && beta2 < 1);
        moments = moments.withBetas(beta1, beta2);
        return this;
    }

    /** What keeps the denominator from 0: at least 0. */
    public Adam epsilon(double epsilon) {
        moments = moments.withEpsilon(requireOption("epsilon", epsilon, epsilon >= 0));
        return this;
    }

    /** The factor of theta that is added to the gradient: at least 0. */
    public Adam weightDecay(double newDecay) {
        weightDecay = requireOption("weight decay", newDecay, newDecay >= 0);
        return this;
    }

    /** The AMSGrad variant: the largest v so far in place of v. */
    public Adam amsGrad() {
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
        return WeightDecay.of(moments.rule(learningRate(), step), weightDecay);
    }
}
