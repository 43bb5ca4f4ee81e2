package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.AmsGradRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;

/**
 * What {@link Adam} and {@link AdamW} have in common: everything but where the weight decay enters.
 *
 * @param <T> the optimiser itself, so that options can be chained
 */
public abstract sealed class MomentOptimiser<T extends MomentOptimiser<T>> extends Optimiser permits Adam, AdamW {
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double epsilon = 1e-8;
    private double weightDecay;
    private boolean amsGrad;

    MomentOptimiser(List<Parameter> parameters, double learningRate, double weightDecay) {
        super(parameters, learningRate);
        this.weightDecay = weightDecay;
    }

    /** This, under its own type. */
    abstract T self();

    /** How much of the means of g and of g^2 is kept at each step: from 0 to below 1; 0.9 and 0.999 unless set. */
    public final T betas(double newBeta1, double newBeta2) {
        requireDecayRate("beta1", newBeta1);
        requireDecayRate("beta2", newBeta2);
        beta1 = newBeta1;
        beta2 = newBeta2;
        return self();
    }

    /** What keeps the denominator from 0: at least 0; 1e-8 unless set. */
    public final T epsilon(double newEpsilon) {
        epsilon = requireNotNegative("epsilon", newEpsilon);
        return self();
    }

    /** How strongly theta is drawn to 0, see the class: at least 0. */
    public final T weightDecay(double newDecay) {
        weightDecay = requireNotNegative("weight decay", newDecay);
        return self();
    }

    /** The AMSGrad variant: the largest v so far in place of v. */
    public final T amsGrad() {
        requireBeforeFirstStep("amsGrad");
        amsGrad = true;
        return self();
    }

    @Override
    protected final List<String> slots() {
        return amsGrad ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq") : List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    protected final UpdateRule rule(long step) {
        double t = (double) step;
        double stepSize = learningRate() / (1 - StrictMath.pow(beta1, t));
        double rootCorrection2 = Math.sqrt(1 - StrictMath.pow(beta2, t));
        UpdateRule rule = amsGrad
                ? new AmsGradRule(stepSize, beta1, beta2, epsilon, rootCorrection2)
                : new AdamRule(stepSize, beta1, beta2, epsilon, rootCorrection2);
        return decayed(rule, weightDecay);
    }

    /** The rule with the weight decay in its place. */
    abstract UpdateRule decayed(UpdateRule rule, double weightDecay);
}
