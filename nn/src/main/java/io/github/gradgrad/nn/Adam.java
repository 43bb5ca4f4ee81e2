package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): running means of the gradient and its square, corrected for their start at
 * zero.
 *
 * <p>m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, theta = theta - rate m' / (sqrt(v') + epsilon), where
 * at step t m' = m / (1 - beta1^t) and v' = v / (1 - beta2^t).
 *
 * <p>Defaults as in PyTorch: betas 0.9 and 0.999, epsilon 1e-8. For a Wasserstein GAN with gradient penalty Gulrajani
 * et al. (2017, algorithm 1) take rate 1e-4 and betas 0 and 0.9. A checkpoint calls m {@code exp_avg} and v
 * {@code exp_avg_sq}.
 */
public final class Adam extends Optimiser {
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double epsilon = 1e-8;

    /** See {@link Optimiser#Optimiser}. */
    public Adam(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate, List.of("exp_avg", "exp_avg_sq"));
    }

    /** How much of the means of g and of g^2 is kept at each step: from 0 to below 1. */
    public Adam betas(double newBeta1, double newBeta2) {
        beta1 = requireOption("beta1", newBeta1, newBeta1 >= 0 && newBeta1 < 1);
        beta2 = requireOption("beta2", newBeta2, newBeta2 >= 0 && newBeta2 < 1);
        return this;
    }

    /** What keeps the denominator from 0: at least 0. */
    public Adam epsilon(double newEpsilon) {
        epsilon = requireOption("epsilon", newEpsilon, newEpsilon >= 0);
        return this;
    }

    @Override
    protected UpdateRule rule(long step) {
        double t = (double) step;
        double correction1 = 1 - StrictMath.pow(beta1, t), correction2 = 1 - StrictMath.pow(beta2, t);
        return new AdamRule(learningRate() / correction1, beta1, beta2, epsilon, Math.sqrt(correction2));
    }
}
