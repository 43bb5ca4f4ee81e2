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
public final class Adam extends MomentOptimiser<Adam> {
    /** See {@link Optimiser#Optimiser}; PyTorch's learning rate is 1e-3. */
    public Adam(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate, 0);
    }

    @Override
    Adam self() {
        return this;
    }

    @Override
    UpdateRule decayed(UpdateRule rule, double weightDecay) {
        return WeightDecay.of(rule, weightDecay);
    }
}
