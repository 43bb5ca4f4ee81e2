package io.github.gradgrad.autodiff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One pass backwards over the graph between some xs and an output: the chain rule in reverse.
 *
 * <p>Variables are visited in the reverse of their creation order, so that a variable is reached only when every use of it
 * has added its share to the variable's cotangent. No recursion: depth is no limit.
 */
final class ReverseSweep {
    private final Variable output;
    private final List<Variable> xs;
    /** The variables on a path from an x to the output, earliest first. */
    private final List<Variable> path;

    private final Set<Variable> onPath = new HashSet<>();

    ReverseSweep(Variable output, List<Variable> xs) {
        this.output = output;
        this.xs = xs;
        this.path = findPath();
    }

    /** Whether the output was computed from {@code x}. */
    boolean reaches(Variable x) {
        return onPath.contains(x);
    }

    /**
     * The cotangent that arrives at each x; null where none does.
     *
     * @param seed the cotangent of the output
     * @param view what the gradient rules get to see of a variable: itself, or its detached value
     */
    List<@Nullable Variable> run(Variable seed, UnaryOperator<Variable> view) {
        Map<Variable, Variable> cotangents = new HashMap<>();
        if (reaches(output)) cotangents.put(output, seed);
        Set<Variable> kept = new HashSet<>(xs);
        for (int i = path.size() - 1; i >= 0; i--) {
            Variable y = path.get(i);
            Variable cotangent = kept.contains(y) ? cotangents.get(y) : cotangents.remove(y);
            Op op = y.op();
            if (cotangent != null && op != null) pullBack(op, y, cotangent, view, cotangents);
        }
        List<@Nullable Variable> found = new ArrayList<>();
        for (Variable x : xs) found.add(cotangents.get(x));
        return found;
    }

    private void pullBack(
            Op op, Variable y, Variable cotangent, UnaryOperator<Variable> view, Map<Variable, Variable> cotangents) {
        List<Variable> inputs = y.inputs();
        Variable[] seen = new Variable[inputs.size()];
        for (int i = 0; i < seen.length; i++) seen[i] = view.apply(inputs.get(i));
        @Nullable
        Variable[] gradients =
                op.pullBack(i -> onPath.contains(inputs.get(i)), cotangent, List.of(seen), view.apply(y));
        for (int i = 0; i < gradients.length; i++) {
            if (gradients[i] != null) cotangents.merge(inputs.get(i), gradients[i], Variable::add);
        }
    }

    private List<Variable> findPath() {
        Set<Variable> starts = new HashSet<>(xs);
        List<Variable> found = new ArrayList<>();
        for (Variable v : reachable()) {
            if (starts.contains(v) || usesPath(v)) {
                onPath.add(v);
                found.add(v);
            }
        }
        return found;
    }

    private boolean usesPath(Variable v) {
        for (Variable input : v.inputs()) if (onPath.contains(input)) return true;
        return false;
    }

    /** The differentiable variables that the output was computed from, earliest first, but none older than every x. */
    private List<Variable> reachable() {
        long first = Long.MAX_VALUE;
        for (Variable x : xs) first = Math.min(first, x.order());
        List<Variable> reachable = new ArrayList<>();
        Set<Variable> seen = new HashSet<>();
        Deque<Variable> open = new ArrayDeque<>();
        open.push(output);
        while (!open.isEmpty()) {
            Variable v = open.pop();
            if (v.order() < first || !v.isDifferentiable() || !seen.add(v)) continue;
            reachable.add(v);
            v.inputs().forEach(open::push);
        }
        reachable.sort(Comparator.comparingLong(Variable::order));
        return reachable;
    }
}
