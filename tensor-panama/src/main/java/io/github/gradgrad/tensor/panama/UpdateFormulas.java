package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.AdagradRule;
import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.AmsGradRule;
import io.github.gradgrad.tensor.functions.GeneralRmsPropRule;
import io.github.gradgrad.tensor.functions.MomentumRule;
import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.HashMap;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * The vector code of each optimiser's rule: a line and a formula per rule, by its class. A rule whose formula depends on an option has
 * a line for each: a choice within a formula would put its vectors on the heap.
 */
final class UpdateFormulas {
    private static final Object NESTEROV = "MomentumRule(nesterov)";
    private static final Object CENTRED = "GeneralRmsPropRule(centred)";
    private static final Object WITH_MOMENTUM = "GeneralRmsPropRule(momentum)";
    private static final Object BOTH = "GeneralRmsPropRule(centred, momentum)";

    private final Map<Object, UpdateFormula.Loop> loops = new HashMap<>();

    UpdateFormulas() {
        add(SgdRule.class, (rule, theta, g, state, i) -> step(theta, g, rule.learningRate()));
        add(MomentumRule.class, UpdateFormulas::momentum);
        add(NESTEROV, UpdateFormulas::nesterov);
        add(AdagradRule.class, UpdateFormulas::adagrad);
        add(RmsPropRule.class, UpdateFormulas::rmsProp);
        add(GeneralRmsPropRule.class, UpdateFormulas::scaledGradient);
        add(CENTRED, UpdateFormulas::centred);
        add(WITH_MOMENTUM, UpdateFormulas::withMomentum);
        add(BOTH, UpdateFormulas::centredWithMomentum);
        add(AdamRule.class, UpdateFormulas::adam);
        add(AmsGradRule.class, UpdateFormulas::amsGrad);
    }

    UpdateFormula.@Nullable Loop of(Decay decay) {
        return loops.get(key(decay.rule()));
    }

    private static Object key(UpdateRule rule) {
        if (rule instanceof MomentumRule momentum && momentum.nesterov()) return NESTEROV;
        if (rule instanceof GeneralRmsPropRule general) {
            if (general.momentum() != 0) return general.centred() ? BOTH : WITH_MOMENTUM;
            if (general.centred()) return CENTRED;
        }
        return rule.getClass();
    }

    private <R extends UpdateRule> void add(Class<R> rule, UpdateFormula<R> formula) {
        add((Object) rule, formula);
    }

    private <R extends UpdateRule> void add(Object key, UpdateFormula<R> formula) {
        loops.put(key, LoopCopy.of(UpdateLoop.class, UpdateFormula.Loop.class, formula));
    }

    private static FloatVector momentum(MomentumRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        return step(theta, velocity(rule, g, state[0], i), rule.learningRate());
    }

    private static FloatVector nesterov(MomentumRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        FloatVector ahead =
                velocity(rule, g, state[0], i).mul(all(rule.momentum())).add(g);
        return step(theta, ahead, rule.learningRate());
    }

    private static FloatVector velocity(MomentumRule rule, FloatVector g, float[] state, int i) {
        return store(load(state, i).mul(all(rule.momentum())).add(g.mul(all(1 - rule.dampening()))), state, i);
    }

    private static FloatVector adagrad(AdagradRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        FloatVector s = store(load(state[0], i).add(all(rule.start())).add(g.mul(g)), state[0], i);
        return step(theta, g.div(s.sqrt().add(all(rule.epsilon()))), rule.learningRate());
    }

    private static FloatVector rmsProp(RmsPropRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        FloatVector v = average(state[0], i, rule.alpha(), g, g);
        return theta.add(g.mul(all(-rule.learningRate())).div(v.sqrt().add(all(rule.epsilon()))));
    }

    private static FloatVector scaledGradient(
            GeneralRmsPropRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        return step(theta, scaled(rule, g, state, i), rule.learningRate());
    }

    private static FloatVector centred(
            GeneralRmsPropRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        return step(theta, scaledAndCentred(rule, g, state, i), rule.learningRate());
    }

    private static FloatVector withMomentum(
            GeneralRmsPropRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        return step(theta, velocity(rule, scaled(rule, g, state, i), state[1], i), rule.learningRate());
    }

    private static FloatVector centredWithMomentum(
            GeneralRmsPropRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        return step(theta, velocity(rule, scaledAndCentred(rule, g, state, i), state[2], i), rule.learningRate());
    }

    private static FloatVector scaled(GeneralRmsPropRule rule, FloatVector g, float[][] state, int i) {
        return g.div(average(state[0], i, rule.alpha(), g, g).sqrt().add(all(rule.epsilon())));
    }

    private static FloatVector scaledAndCentred(GeneralRmsPropRule rule, FloatVector g, float[][] state, int i) {
        FloatVector v = average(state[0], i, rule.alpha(), g, g), m = average(state[1], i, rule.alpha(), g, all(1));
        return g.div(v.sub(m.mul(m)).max(0f).sqrt().add(all(rule.epsilon())));
    }

    private static FloatVector velocity(GeneralRmsPropRule rule, FloatVector q, float[] state, int i) {
        return store(load(state, i).mul(all(rule.momentum())).add(q), state, i);
    }

    private static FloatVector adam(AdamRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        FloatVector m = average(state[0], i, rule.beta1(), g, all(1));
        FloatVector v = average(state[1], i, rule.beta2(), g, g);
        FloatVector root = v.sqrt().fma(all(1 / rule.rootCorrection2()), all(rule.epsilon()));
        return theta.add(m.mul(all(-rule.stepSize())).div(root));
    }

    private static FloatVector amsGrad(AmsGradRule rule, FloatVector theta, FloatVector g, float[][] state, int i) {
        FloatVector m = average(state[0], i, rule.beta1(), g, all(1));
        FloatVector v = average(state[1], i, rule.beta2(), g, g);
        FloatVector largest = store(load(state[2], i).max(v), state[2], i);
        FloatVector root = largest.sqrt().fma(all(1 / rule.rootCorrection2()), all(rule.epsilon()));
        return theta.add(m.mul(all(-rule.stepSize())).div(root));
    }

    /** The next moving average of g h, kept in the state. */
    private static FloatVector average(float[] state, int i, double keep, FloatVector g, FloatVector h) {
        return store(load(state, i).mul(all(keep)).add(g.mul(all(1 - keep)).mul(h)), state, i);
    }

    private static FloatVector step(FloatVector theta, FloatVector direction, double rate) {
        return direction.fma(all(-rate), theta);
    }

    /** Keeps the next numbers of the state, subnormal ones as 0, and returns them. */
    private static FloatVector store(FloatVector vector, float[] array, int i) {
        FloatVector kept = vector.blend(0, vector.abs().lt(Float.MIN_NORMAL));
        kept.intoArray(array, i);
        return kept;
    }

    private static FloatVector all(double value) {
        return FloatVector.broadcast(Lanes.SPECIES, (float) value);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
