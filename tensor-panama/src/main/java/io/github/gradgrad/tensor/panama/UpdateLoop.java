package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.UpdateRule;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/** An optimiser's rule in one pass over all arrays: the template of {@link LoopCopy}. */
final class UpdateLoop implements UpdateFormula.Loop {
    @SuppressWarnings("unchecked") // UpdateFormulas gives it rules of the formula's class only.
    private static final UpdateFormula<UpdateRule> F = LoopCopy.function(MethodHandles.lookup(), UpdateFormula.class);

    @Override
    public int run(Decay decay, float[] theta, float[] gradient, float[][] state, float[] next, int from, int to) {
        UpdateRule rule = decay.rule();
        int whole = from + Lanes.SPECIES.loopBound(to - from);
        if (decay.keep() == 1 && decay.add() == 0) plain(rule, theta, gradient, state, next, from, whole);
        else decayed(rule, (float) decay.keep(), (float) decay.add(), theta, gradient, state, next, from, whole);
        return whole;
    }

    private static void plain(
            UpdateRule rule, float[] theta, float[] gradient, float[][] state, float[] next, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            F.apply(rule, load(theta, i), load(gradient, i), state, i).intoArray(next, i);
        }
    }

    private static void decayed(
            UpdateRule rule,
            float keep,
            float add,
            float[] theta,
            float[] gradient,
            float[][] state,
            float[] next,
            int from,
            int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector t = load(theta, i), g = Lanes.fma(t, add, load(gradient, i));
            F.apply(rule, t.mul(keep), g, state, i).intoArray(next, i);
        }
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }
}
