package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.AmsGradRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;

/**
 * What {@link Adam} and {@link AdamW} have in common: everything but where the weight decay enters.
 *
 * @param amsGrad whether the step uses the largest v so far
 */
record Moments(double beta1, double beta2, double epsilon, boolean amsGrad) {
    static final Moments DEFAULT = new Moments(0.9, 0.999, 1e-8, false);

    Moments withBetas(double newBeta1, double newBeta2) {
        return new Moments(newBeta1, newBeta2, epsilon, amsGrad);
    }

    Moments withEpsilon(double newEpsilon) {
        return new Moments(beta1, beta2, newEpsilon, amsGrad);
    }

    Moments withAmsGrad() {
        return new Moments(beta1, beta2, epsilon, true);
    }

    List<String> slots() {
        return amsGrad ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq") : List.of("exp_avg", "exp_avg_sq");
    }

    UpdateRule rule(double learningRate, long step) {
        double t = (double) step;
        double stepSize = learningRate / (1 - StrictMath.pow(beta1, t));
        double rootCorrection2 = Math.sqrt(1 - StrictMath.pow(beta2, t));
        return amsGrad
                ? new AmsGradRule(stepSize, beta1, beta2, epsilon, rootCorrection2)
                : new AdamRule(stepSize, beta1, beta2, epsilon, rootCorrection2);
    }
}
