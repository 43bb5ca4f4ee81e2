package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.UpdateRule;

/** An optimiser's rule on arrays, as far as whole vectors go. */
@FunctionalInterface
interface UpdateFormula<R extends UpdateRule> {
    /** Writes the next theta and the next state of the elements {@code from} to {@code to}, a multiple of {@link Lanes#COUNT} of them. */
    void run(R rule, UpdateArrays arrays, int from, int to);
}
