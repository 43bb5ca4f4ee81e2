package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.SgdRule;
import jdk.incubator.vector.FloatVector;

/** The optimisers' rules in one pass over all arrays, from one element to another, as far as whole vectors go.
 * Each loop returns where it stopped. */
final class UpdateLoops {
    private UpdateLoops() {}

    static int adam(
            AdamRule rule,
            float[] theta,
            float[] gradient,
            float[] first,
            float[] second,
            float[] next,
            int from,
            int to) {
        FloatVector beta1 = all(rule.beta1()), rest1 = all(1 - rule.beta1());
        FloatVector beta2 = all(rule.beta2()), rest2 = all(1 - rule.beta2());
        FloatVector step = all(-rule.stepSize()), epsilon = all(rule.epsilon());
        FloatVector correction2 = all(1 / rule.rootCorrection2());
        int whole = from + Lanes.SPECIES.loopBound(to - from);
        for (int i = from; i < whole; i += Lanes.COUNT) {
            FloatVector g = load(gradient, i);
            FloatVector m = load(first, i).mul(beta1).add(g.mul(rest1));
            FloatVector v = load(second, i).mul(beta2).add(g.mul(rest2).mul(g));
            m.intoArray(first, i);
            v.intoArray(second, i);
            FloatVector change = m.mul(step).div(v.sqrt().fma(correction2, epsilon));
            load(theta, i).add(change).intoArray(next, i);
        }
        return whole;
    }

    static int rmsProp(
            RmsPropRule rule, float[] theta, float[] gradient, float[] square, float[] next, int from, int to) {
        FloatVector alpha = all(rule.alpha()), rest = all(1 - rule.alpha());
        FloatVector rate = all(-rule.learningRate()), epsilon = all(rule.epsilon());
        int whole = from + Lanes.SPECIES.loopBound(to - from);
        for (int i = from; i < whole; i += Lanes.COUNT) {
            FloatVector g = load(gradient, i);
            FloatVector v = load(square, i).mul(alpha).add(g.mul(rest).mul(g));
            v.intoArray(square, i);
            load(theta, i).add(g.mul(rate).div(v.sqrt().add(epsilon))).intoArray(next, i);
        }
        return whole;
    }

    static int sgd(SgdRule rule, float[] theta, float[] gradient, float[] next, int from, int to) {
        FloatVector rate = all(-rule.learningRate());
        int whole = from + Lanes.SPECIES.loopBound(to - from);
        for (int i = from; i < whole; i += Lanes.COUNT) {
            load(gradient, i).fma(rate, load(theta, i)).intoArray(next, i);
        }
        return whole;
    }

    private static FloatVector all(double value) {
        return FloatVector.broadcast(Lanes.SPECIES, (float) value);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
