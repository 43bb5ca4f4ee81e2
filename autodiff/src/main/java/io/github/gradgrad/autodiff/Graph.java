package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The variables that some outputs were computed from, themselves included, in the order of their creation. */
public final class Graph {
    private final List<Variable> nodes;

    private Graph(List<Variable> nodes) {
        this.nodes = nodes;
    }

    /** The graph behind the given outputs. */
    public static Graph of(Variable... outputs) {
        Set<Variable> seen = new HashSet<>();
        Deque<Variable> open = new ArrayDeque<>(List.of(outputs));
        while (!open.isEmpty()) {
            Variable v = open.pop();
            if (seen.add(v)) v.inputs().forEach(open::push);
        }
        List<Variable> nodes = new ArrayList<>(seen);
        nodes.sort(Comparator.comparingLong(Variable::order));
        return new Graph(List.copyOf(nodes));
    }

    /** All variables, leaves and constants included, each before those computed from it. */
    public List<Variable> nodes() {
        return nodes;
    }

    /** The ops that were applied, in order. */
    public List<Op> ops() {
        return nodes.stream()
                .map(Variable::op)
                .flatMap(op -> Optional.ofNullable(op).stream())
                .toList();
    }

    /**
     * The first variable that holds a NaN or an infinity: where it came from, since all before it are finite. Values that are used up, as
     * happens in a step of a {@link Workspace}, are passed over.
     */
    public Optional<Variable> firstNonFinite() {
        return nodes.stream()
                .filter(v -> !v.value().isUsedUp() && !v.value().isFinite())
                .findFirst();
    }

    /** The named leaf that {@code v} was computed from in the fewest steps: it tells the layer. */
    public static Optional<Variable> nearestNamed(Variable v) {
        Set<Variable> seen = new HashSet<>();
        Deque<Variable> open = new ArrayDeque<>(List.of(v));
        while (!open.isEmpty()) {
            Variable next = open.poll();
            if (next.name().isPresent()) return Optional.of(next);
            if (seen.add(next)) open.addAll(next.inputs());
        }
        return Optional.empty();
    }
}
