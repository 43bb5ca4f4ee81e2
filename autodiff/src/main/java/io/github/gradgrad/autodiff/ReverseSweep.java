package io.github.gradgrad.autodiff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
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
    private final @Nullable SweepObserver observer;
    /** The variables on a path from an x to the output, earliest first. */
    private final List<Variable> path = new ArrayList<>();
    /** The place of each of them in the path. */
    private final VariableIndex places = new VariableIndex();

    ReverseSweep(Variable output, List<Variable> xs) {
        this(output, xs, null);
    }

    /** One whose observer, if there is one, is told of each rule that is applied. */
    ReverseSweep(Variable output, List<Variable> xs, @Nullable SweepObserver observer) {
        this.output = output;
        this.xs = xs;
        this.observer = observer;
        findPath();
    }

    /** Whether the output was computed from {@code x}. */
    boolean reaches(Variable x) {
        return places.of(x) >= 0;
    }

    /** What is done with the graph, apart from reading it. */
    enum Use {
        /** The result is a graph as well: the gradient rules get to see the variables themselves. */
        EXTEND,
        /** The gradient rules get to see detached values, and leave no graph. */
        READ,
        /** The same, and the arrays of cotangents and intermediate values serve again as soon as no rule needs them. */
        CONSUME
    }

    /**
     * The cotangent that arrives at each x; null where none does.
     *
     * @param seed the cotangent of the output
     */
    List<@Nullable Variable> run(Variable seed, Use use) {
        boolean extend = use == Use.EXTEND;
        boolean[] kept = new boolean[path.size()];
        for (Variable x : xs) if (reaches(x)) kept[places.of(x)] = true;
        UnaryOperator<Variable> view = extend ? UnaryOperator.identity() : Variable::detach;
        // Not where a cotangent is shown to somebody who may want to look at it later.
        SweepArrays arrays = new SweepArrays(use == Use.CONSUME && !isWatched());
        arrays.holdValues(path, output, this::reaches);
        Cotangents cotangents = new Cotangents(path.size(), arrays);
        if (reaches(output)) cotangents.add(places.of(output), extend ? seed : seed.detach());
        for (int i = path.size() - 1; i >= 0; i--) {
            Variable y = path.get(i), cotangent = cotangents.of(i);
            Op op = y.op();
            if (cotangent != null && op != null) pullBack(op, y, cotangent, view, cotangents);
            if (!kept[i]) cotangents.forget(i);
            arrays.drop(y);
        }
        List<@Nullable Variable> found = new ArrayList<>(xs.size());
        for (Variable x : xs) found.add(reaches(x) ? cotangents.of(places.of(x)) : null);
        cotangents.handOver();
        return found;
    }

    private boolean isWatched() {
        return observer != null || path.stream().anyMatch(v -> v.op() instanceof HookOp);
    }

    private void pullBack(Op op, Variable y, Variable cotangent, UnaryOperator<Variable> view, Cotangents cotangents) {
        List<Variable> inputs = y.inputs();
        Variable[] seen = new Variable[inputs.size()];
        int[] to = new int[seen.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = view.apply(inputs.get(i));
            to[i] = places.of(inputs.get(i));
        }
        @Nullable Variable[] gradients = op.pullBack(i -> to[i] >= 0, cotangent, Arrays.asList(seen), view.apply(y));
        for (int i = 0; i < gradients.length; i++) {
            Variable gradient = gradients[i];
            if (observer != null && to[i] >= 0) observer.pulledBack(y, i, cotangent, gradient);
        }
        cotangents.addAll(to, gradients);
    }

    private void findPath() {
        VariableIndex starts = new VariableIndex();
        for (Variable x : xs) starts.put(x, 0);
        for (Variable v : reachable()) {
            if (starts.of(v) >= 0 || usesPath(v)) {
                places.put(v, path.size());
                path.add(v);
            }
        }
    }

    private boolean usesPath(Variable v) {
        List<Variable> inputs = v.inputs();
        for (int i = 0; i < inputs.size(); i++) if (reaches(inputs.get(i))) return true;
        return false;
    }

    /** The differentiable variables that the output was computed from, earliest first, but none older than every x. */
    private List<Variable> reachable() {
        long first = Long.MAX_VALUE;
        for (Variable x : xs) first = Math.min(first, x.order());
        List<Variable> reachable = new ArrayList<>();
        VariableIndex seen = new VariableIndex();
        Deque<Variable> open = new ArrayDeque<>();
        open.push(output);
        while (!open.isEmpty()) {
            Variable v = open.pop();
            if (v.order() < first || !v.isDifferentiable() || !seen.put(v, 0)) continue;
            reachable.add(v);
            List<Variable> inputs = v.inputs();
            for (int i = 0; i < inputs.size(); i++) open.push(inputs.get(i));
        }
        reachable.sort(Comparator.comparingLong(Variable::order));
        return reachable;
    }
}
