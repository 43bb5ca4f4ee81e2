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
 * The vector code of each optimiser's rule: a line and a loop per rule, by its class. A rule whose formula depends on an option has
 * a line for each: a choice within a loop would put its vectors on the heap. So would a formula that is a method of its own: it may be
 * compiled before the loop that calls it, and what takes more than 2,500 bytes then the JIT does not inline (InlineSmallCode). What the
 * loops call is short.
 */
final class UpdateFormulas {
    private static final Object NESTEROV = "MomentumRule(nesterov)";
    private static final Object CENTRED = "GeneralRmsPropRule(centred)";
    private static final Object WITH_MOMENTUM = "GeneralRmsPropRule(momentum)";
    private static final Object BOTH = "GeneralRmsPropRule(centred, momentum)";

    private final Map<Object, UpdateFormula<?>> formulas = new HashMap<>();

    UpdateFormulas() {
        add(SgdRule.class, UpdateFormulas::sgd);
        add(MomentumRule.class, UpdateFormulas::momentum);
        add(NESTEROV, UpdateFormulas::nesterov);
        add(AdagradRule.class, UpdateFormulas::adagrad);
        add(RmsPropRule.class, UpdateFormulas::rmsProp);
        add(GeneralRmsPropRule.class, UpdateFormulas::general);
        add(CENTRED, UpdateFormulas::centred);
        add(WITH_MOMENTUM, UpdateFormulas::withMomentum);
        add(BOTH, UpdateFormulas::centredWithMomentum);
        add(AdamRule.class, UpdateFormulas::adam);
        add(AmsGradRule.class, UpdateFormulas::amsGrad);
    }

    /** The formula of a rule without decay; null if there is none. */
    @SuppressWarnings("unchecked") // The key is the rule's class, or an option of it.
    <R extends UpdateRule> @Nullable UpdateFormula<R> of(R rule) {
        return (UpdateFormula<R>) formulas.get(key(rule));
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
        formulas.put(rule, formula);
    }

    private <R extends UpdateRule> void add(Object key, UpdateFormula<R> formula) {
        formulas.put(key, formula);
    }

    private static void sgd(SgdRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) a.next(i, step(a.theta(i), a.gradient(i), rule.learningRate()));
    }

    private static void momentum(MomentumRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector velocity = velocity(rule, a.gradient(i), a.state(0), i);
            a.next(i, step(a.theta(i), velocity, rule.learningRate()));
        }
    }

    private static void nesterov(MomentumRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), velocity = velocity(rule, g, a.state(0), i);
            FloatVector ahead = velocity.mul(all(rule.momentum())).add(g);
            a.next(i, step(a.theta(i), ahead, rule.learningRate()));
        }
    }

    private static FloatVector velocity(MomentumRule rule, FloatVector g, float[] state, int i) {
        return store(load(state, i).mul(all(rule.momentum())).add(g.mul(all(1 - rule.dampening()))), state, i);
    }

    private static void adagrad(AdagradRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), before = load(a.state(0), i);
            FloatVector s = store(before.add(all(rule.start())).add(g.mul(g)), a.state(0), i);
            a.next(i, step(a.theta(i), overRoot(g, s, rule.epsilon()), rule.learningRate()));
        }
    }

    private static void rmsProp(RmsPropRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), v = average(a.state(0), i, rule.alpha(), g, g);
            a.next(i, a.theta(i).add(overRoot(g.mul(all(-rule.learningRate())), v, rule.epsilon())));
        }
    }

    private static void general(GeneralRmsPropRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), v = average(a.state(0), i, rule.alpha(), g, g);
            a.next(i, step(a.theta(i), overRoot(g, v, rule.epsilon()), rule.learningRate()));
        }
    }

    private static void centred(GeneralRmsPropRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), v = average(a.state(0), i, rule.alpha(), g, g);
            FloatVector variance = variance(v, average(a.state(1), i, rule.alpha(), g, all(1)));
            a.next(i, step(a.theta(i), overRoot(g, variance, rule.epsilon()), rule.learningRate()));
        }
    }

    private static void withMomentum(GeneralRmsPropRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), v = average(a.state(0), i, rule.alpha(), g, g);
            FloatVector velocity = velocity(rule, overRoot(g, v, rule.epsilon()), a.state(1), i);
            a.next(i, step(a.theta(i), velocity, rule.learningRate()));
        }
    }

    private static void centredWithMomentum(GeneralRmsPropRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), v = average(a.state(0), i, rule.alpha(), g, g);
            FloatVector variance = variance(v, average(a.state(1), i, rule.alpha(), g, all(1)));
            FloatVector velocity = velocity(rule, overRoot(g, variance, rule.epsilon()), a.state(2), i);
            a.next(i, step(a.theta(i), velocity, rule.learningRate()));
        }
    }

    /** Of a square's average and that of the number itself; rounding does not make it negative. */
    private static FloatVector variance(FloatVector square, FloatVector mean) {
        return square.sub(mean.mul(mean)).max(0f);
    }

    private static FloatVector velocity(GeneralRmsPropRule rule, FloatVector q, float[] state, int i) {
        return store(load(state, i).mul(all(rule.momentum())).add(q), state, i);
    }

    private static FloatVector overRoot(FloatVector g, FloatVector square, double epsilon) {
        return g.div(square.sqrt().add(all(epsilon)));
    }

    private static void adam(AdamRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), m = average(a.state(0), i, rule.beta1(), g, all(1));
            FloatVector v = average(a.state(1), i, rule.beta2(), g, g);
            a.next(i, corrected(a.theta(i), m, v, rule.stepSize(), rule.rootCorrection2(), rule.epsilon()));
        }
    }

    private static void amsGrad(AmsGradRule rule, UpdateArrays a, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector g = a.gradient(i), m = average(a.state(0), i, rule.beta1(), g, all(1));
            FloatVector v = average(a.state(1), i, rule.beta2(), g, g);
            FloatVector largest = store(load(a.state(2), i).max(v), a.state(2), i);
            a.next(i, corrected(a.theta(i), m, largest, rule.stepSize(), rule.rootCorrection2(), rule.epsilon()));
        }
    }

    /** Adam's step, with its corrections of the averages' start. */
    private static FloatVector corrected(
            FloatVector theta, FloatVector m, FloatVector v, double rate, double rootCorrection, double epsilon) {
        FloatVector root = v.sqrt().fma(all(1 / rootCorrection), all(epsilon));
        return theta.add(m.mul(all(-rate)).div(root));
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
