package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Lifetimes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts who needs the arrays of a backward sweep, so that those that nobody needs serve again within the step: a sweep then works in a
 * few arrays that stay in the caches.
 */
final class SweepArrays {
    /** Null where every array stays. */
    private final @Nullable Lifetimes lifetimes;
    /** Whether the values of the graph are counted as well. */
    private final boolean values;

    private SweepArrays(@Nullable Lifetimes lifetimes, boolean values) {
        this.lifetimes = lifetimes;
        this.values = values;
    }

    static SweepArrays of(ReverseSweep.Use use) {
        return switch (use) {
            case EXTEND -> new SweepArrays(null, false);
            case READ -> new SweepArrays(Lifetimes.fromNow(), false);
            case CONSUME -> new SweepArrays(Lifetimes.ofWholeStep(), true);
        };
    }

    /** The values that the rules of a path may read. That of the output stays, and so do those from outside the path. */
    void hold(List<Variable> path, Variable output, Predicate<Variable> isOnPath) {
        if (!values) return;
        hold(output);
        for (Variable v : path) {
            hold(v);
            for (Variable input : v.inputs()) if (!isOnPath.test(input)) hold(input);
        }
    }

    void hold(@Nullable Variable v) {
        if (v != null && lifetimes != null) lifetimes.hold(v.value());
    }

    void drop(@Nullable Variable v) {
        if (v != null && lifetimes != null) lifetimes.drop(v.value());
    }

    /** The rules of all that was computed from it have run. */
    void dropValue(Variable v) {
        if (values) drop(v);
    }

    /** A result. */
    void handOver(Variable v) {
        if (lifetimes != null) lifetimes.handOver(v.value());
    }
}
