package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Lifetimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts who needs the arrays of a sweep that uses its graph up, cotangents and values, so that those that nobody needs serve again
 * within the step: the sweep then works in a few arrays that stay in the caches. Of any other sweep every array stays.
 */
final class SweepArrays {
    /** Null where every array stays. */
    private final @Nullable Lifetimes lifetimes;

    SweepArrays(boolean serveAgain) {
        lifetimes = serveAgain ? new Lifetimes() : null;
    }

    /**
     * The values that the rules of a path may read. That of the output stays, and so do those from outside the path.
     *
     * @param placesOfInputs negative for inputs from outside the path
     */
    void holdValues(List<Variable> path, List<int[]> placesOfInputs, Variable output) {
        if (lifetimes == null) return;
        hold(output);
        for (int i = 0; i < path.size(); i++) {
            Variable v = path.get(i);
            hold(v);
            int[] places = placesOfInputs.get(i);
            for (int j = 0; j < places.length; j++) {
                if (places[j] < 0) hold(v.inputs().get(j));
            }
        }
    }

    void hold(@Nullable Variable v) {
        if (v != null && lifetimes != null) lifetimes.hold(v.value());
    }

    void drop(@Nullable Variable v) {
        if (v != null && lifetimes != null) lifetimes.drop(v.value());
    }

    /** A result, which stays. */
    void handOver(Variable v) {
        if (lifetimes != null) lifetimes.handOver(v.value());
    }
}
