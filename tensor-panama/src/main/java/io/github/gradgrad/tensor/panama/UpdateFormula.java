package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.UpdateRule;
import jdk.incubator.vector.FloatVector;

/** An optimiser's rule on vectors: the next theta, with the next state written to the same places. */
@FunctionalInterface
interface UpdateFormula<R extends UpdateRule> {
    FloatVector apply(R rule, FloatVector theta, FloatVector g, float[][] state, int i);

    /** The rule over arrays, for one formula, as far as whole vectors go. */
    interface Loop {
        /** Updates the elements from {@code from} on; returns where it stopped. */
        int run(Decay decay, float[] theta, float[] gradient, float[][] state, float[] next, int from, int to);
    }
}
