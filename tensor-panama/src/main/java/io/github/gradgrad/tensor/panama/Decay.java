package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.DecoupledWeightDecay;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;

/**
 * A rule with both kinds of weight decay taken off: {@code rule} from keep theta in place of theta, and g + add theta in place of g.
 */
record Decay(UpdateRule rule, double keep, double add) {
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
}
