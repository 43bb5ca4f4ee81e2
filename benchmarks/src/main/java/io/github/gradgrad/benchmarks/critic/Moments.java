package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.Tensor;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Adam's moments of one parameter before and after an update, which tell what happened in it.
 *
 * @param m the mean of the gradients before the update
 * @param v the mean of their squares before the update
 */
record Moments(Tensor m, Tensor v, Tensor nextM, Tensor nextV) {
    static Moments of(String parameter, Map<String, Tensor> before, Map<String, Tensor> after) {
        String mean = parameter + ".exp_avg", square = parameter + ".exp_avg_sq";
        return new Moments(
                Deviation.get(before, mean),
                Deviation.get(before, square),
                Deviation.get(after, mean),
                Deviation.get(after, square));
    }

    /** The gradient that the update was given: m' = beta1 m + (1 - beta1) g, solved for g. */
    double gradient(int i) {
        return (nextM.at(i) - CriticStep.BETA1 * m.at(i)) / (1 - CriticStep.BETA1);
    }

    /** How far the second moment and the parameter are from Adam's formula at step t, each relative to its largest element. */
    double deviation(Tensor theta, Tensor nextTheta, double t) {
        IntToDoubleFunction square =
                i -> CriticStep.BETA2 * v.at(i) + (1 - CriticStep.BETA2) * gradient(i) * gradient(i);
        double correction1 = 1 - Math.pow(CriticStep.BETA1, t), correction2 = 1 - Math.pow(CriticStep.BETA2, t);
        IntToDoubleFunction moved = i -> theta.at(i)
                - CriticStep.LEARNING_RATE
                        * (nextM.at(i) / correction1)
                        / (Math.sqrt(nextV.at(i) / correction2) + CriticStep.EPSILON);
        int size = theta.size();
        return Math.max(
                Deviation.relative(size, nextV::at, square, Deviation.largest(size, square)),
                Deviation.relative(size, nextTheta::at, moved, Deviation.largest(size, moved)));
    }
}
