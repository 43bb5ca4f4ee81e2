package io.github.gradgrad.autodiff;

import org.jspecify.annotations.Nullable;

/** Watches a gradient being computed, rule by rule; see {@link Pullback#observedBy}. */
@FunctionalInterface
public interface SweepObserver {
    /**
     * A gradient rule was applied.
     *
     * @param y whose op's rule it is
     * @param input which of the op's inputs the rule is for; only those are asked for that lead to an x
     * @param cotangent what has arrived at y from all of its uses
     * @param gradient what the rule adds to the cotangent of that input; null where it is absent, zero by structure
     */
    void pulledBack(Variable y, int input, Variable cotangent, @Nullable Variable gradient);
}
