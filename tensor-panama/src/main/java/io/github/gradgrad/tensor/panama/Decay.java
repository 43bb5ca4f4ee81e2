package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.DecoupledWeightDecay;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;
import jdk.incubator.vector.FloatVector;

/**
 * A rule with both kinds of weight decay taken off: {@code rule} from keep theta in place of theta, and g + add theta in place of g.
 */
record Decay(UpdateRule rule, double keep, double add) {
    /** How many numbers decay before the rule goes over them: they stay in the first-level cache. */
    private static final int PIECE = 2048;

    static Decay of(UpdateRule rule) {
        double keep = 1, add = 0;
        while (true) {
            if (rule instanceof DecoupledWeightDecay decay) {
                keep *= decay.keep();
                rule = decay.rule();
            } else if (rule instanceof WeightDecay decay) {
                add += decay.decay() * keep;
                rule = decay.rule();
            } else {
                return new Decay(rule, keep, add);
            }
        }
    }

    /** Updates a whole number of vectors by the rule's formula. */
    void run(UpdateFormula<UpdateRule> formula, UpdateArrays arrays, int from, int to) {
        if (keep == 1 && add == 0) {
            formula.run(rule, arrays, from, to);
            return;
        }
        float[] gradient = Scratch.array(Scratch.Use.GRADIENT, PIECE);
        for (int piece = from; piece < to; piece += PIECE) {
            int end = Math.min(to, piece + PIECE);
            UpdateArrays decayed = new UpdateArrays(arrays.next(), gradient, -piece, arrays.state(), arrays.next());
            decay(arrays, decayed, piece, end);
            formula.run(rule, decayed, piece, end);
        }
    }

    private void decay(UpdateArrays from, UpdateArrays to, int begin, int end) {
        for (int i = begin; i < end; i += Lanes.COUNT) {
            FloatVector theta = from.theta(i);
            Lanes.fma(theta, (float) add, from.gradient(i)).intoArray(to.gradient(), i + to.shift());
            theta.mul((float) keep).intoArray(to.theta(), i);
        }
    }
}
