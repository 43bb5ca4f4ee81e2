package io.github.gradgrad.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One pass backwards over the graph between some xs and an output: the chain rule in reverse.
 *
 * <p>Variables are visited in the reverse of their creation order, so that a variable is reached only when every use of it
 * has added its share to the variable's cotangent. No recursion: depth is no limit.
 */
final class ReverseSweep {
    /** As many elements are no longer in the first-level cache when they are added to. */
    private static final int LARGE = 1 << 15;

    private static final int[] NONE = {};

    // Marks of variables that have no place: found, and an x that is yet to be found or has been.
    private static final int FOUND = -2, X = -3, FOUND_X = -4;

    private static final Comparator<Variable> LATEST_FIRST = Comparator.comparingLong(v -> -v.order());

    private final Variable output;
    private final List<Variable> xs;
    private final @Nullable SweepObserver observer;
    /** The variables on a path from an x to the output, earliest first. */
    private final List<Variable> path;
    /** The place of each of them in the path, and a negative mark for others that the output was computed from. */
    private final VariableIndex places = new VariableIndex();
    /** For each of the path the places of its inputs; negative for those that are not on it. */
    private final List<int[]> inputs;
    /** For each of the path a detached copy, as far as rules that leave no graph have asked for it. */
    private @Nullable Variable[] detached = {};

    ReverseSweep(Variable output, List<Variable> xs) {
        this(output, xs, null);
    }

    /** One whose observer, if there is one, is told of each rule that is applied. */
    ReverseSweep(Variable output, List<Variable> xs, @Nullable SweepObserver observer) {
        this.output = output;
        this.xs = xs;
        this.observer = observer;
        for (Variable x : xs) places.put(x, X);
        List<Variable> reachable = reachable();
        path = new ArrayList<>(reachable.size());
        inputs = new ArrayList<>(reachable.size());
        for (int i = reachable.size() - 1; i >= 0; i--) {
            Variable v = reachable.get(i);
            int[] to = placesOfInputs(v);
            if (places.of(v) == FOUND_X || isOnPath(to)) {
                places.put(v, path.size());
                path.add(v);
                inputs.add(to);
            }
        }
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
        // Where a cotangent is shown to somebody who may look at it later, each is computed at once and stays.
        boolean extend = use == Use.EXTEND, unseen = !extend && !isWatched();
        if (!extend) detached = new Variable[path.size()];
        SweepArrays arrays = new SweepArrays(use == Use.CONSUME && unseen);
        arrays.holdValues(path, inputs, output);
        boolean[] asked = new boolean[path.size()];
        for (Variable x : xs) if (reaches(x)) asked[places.of(x)] = true;
        Cotangents cotangents = new Cotangents(path.size(), arrays);
        int[] uses = new int[path.size()];
        for (int[] to : inputs) for (int input : to) if (input >= 0) uses[input]++;
        boolean[] waits = new boolean[path.size()];
        for (int i = 0; unseen && i < waits.length; i++) waits[i] = asked[i] && uses[i] > 1 && isLarge(path.get(i));
        if (reaches(output)) cotangents.add(places.of(output), extend ? seed : seed.detach());
        for (int i = path.size() - 1; i >= 0; i--) {
            Variable y = path.get(i), cotangent = cotangents.of(i);
            Op op = y.op();
            if (cotangent != null && op != null) pullBack(op, i, cotangent, extend, waits, cotangents);
            for (int input : inputs.get(i)) if (input >= 0 && --uses[input] == 0) cotangents.settle(input);
            if (!asked[i]) cotangents.forget(i);
            arrays.drop(y);
        }
        List<@Nullable Variable> found = new ArrayList<>(xs.size());
        for (Variable x : xs) found.add(reaches(x) ? cotangents.of(places.of(x)) : null);
        cotangents.handOver();
        return found;
    }

    /** Adds the gradients that may wait, and returns the places of the inputs that still want one. */
    private static int[] addProducts(
            Op op, Variable cotangent, List<Variable> seen, int[] places, boolean[] waits, Cotangents cotangents) {
        int @Nullable [] left = null;
        for (int i = 0; i < places.length; i++) {
            MatrixProduct product =
                    places[i] >= 0 && waits[places[i]] ? op.gradientAsProduct(i, cotangent, seen) : null;
            if (product == null) continue;
            cotangents.add(places[i], product);
            if (left == null) left = places.clone();
            left[i] = -1;
        }
        return left == null ? places : left;
    }

    /** Whether its cotangent is worth waiting for several of its shares: products are then computed as one. */
    private static boolean isLarge(Variable v) {
        return v.shape().size() >= LARGE;
    }

    private boolean isWatched() {
        if (observer != null) return true;
        for (Variable v : path) if (v.op() instanceof HookOp) return true;
        return false;
    }

    private void pullBack(
            Op op, int place, Variable cotangent, boolean extend, boolean[] waits, Cotangents cotangents) {
        Variable y = path.get(place);
        int[] places = inputs.get(place);
        List<Variable> seen = extend ? y.inputs() : detached(y.inputs(), places);
        int[] to = addProducts(op, cotangent, seen, places, waits, cotangents);
        @Nullable Variable[] gradients = op.pullBack(i -> to[i] >= 0, cotangent, seen, extend ? y : detached(y, place));
        for (int i = 0; i < gradients.length; i++) {
            Variable gradient = gradients[i];
            if (observer != null && to[i] >= 0) observer.pulledBack(y, i, cotangent, gradient);
        }
        cotangents.addAll(to, gradients);
    }

    private List<Variable> detached(List<Variable> variables, int[] places) {
        // Most ops have one input or two; such lists are the smallest.
        if (places.length == 1) return List.of(detached(variables.get(0), places[0]));
        if (places.length == 2) {
            return List.of(detached(variables.get(0), places[0]), detached(variables.get(1), places[1]));
        }
        Variable[] copies = new Variable[places.length];
        for (int i = 0; i < copies.length; i++) copies[i] = detached(variables.get(i), places[i]);
        return Arrays.asList(copies);
    }

    private Variable detached(Variable v, int place) {
        if (place < 0) return v.detach();
        Variable copy = detached[place];
        if (copy == null) detached[place] = copy = v.detach();
        return copy;
    }

    private static boolean isOnPath(int[] inputs) {
        for (int input : inputs) if (input >= 0) return true;
        return false;
    }

    private int[] placesOfInputs(Variable v) {
        if (v.inputs().isEmpty()) return NONE;
        int[] to = new int[v.inputs().size()];
        for (int i = 0; i < to.length; i++) to[i] = places.of(v.inputs().get(i));
        return to;
    }

    /** The differentiable variables that the output was computed from, latest first, but none older than every x. */
    private List<Variable> reachable() {
        long first = Long.MAX_VALUE;
        for (Variable x : xs) first = Math.min(first, x.order());
        List<Variable> reachable = new ArrayList<>(64);
        PriorityQueue<Variable> open = new PriorityQueue<>(32, LATEST_FIRST);
        find(output, first, open);
        for (Variable v = open.poll(); v != null; v = open.poll()) {
            reachable.add(v);
            List<Variable> inputs = v.inputs();
            for (int i = 0; i < inputs.size(); i++) find(inputs.get(i), first, open);
        }
        return reachable;
    }

    private void find(Variable v, long first, PriorityQueue<Variable> open) {
        if (!v.isDifferentiable() || v.order() < first) return;
        int mark = places.of(v);
        if (mark == FOUND || mark == FOUND_X) return;
        places.put(v, mark == X ? FOUND_X : FOUND);
        open.add(v);
    }
}
