package io.github.gradgrad.gan.microscope;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.SweepObserver;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.microscope.Step.Kind;
import io.github.gradgrad.gan.microscope.Step.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rule made which node: the nodes in the order in which they appear, and the steps that make them appear.
 *
 * <p>A variable does not know what it was computed for. But whatever a rule has just made is what can be reached from its
 * result and was not known before.
 */
final class Trace {
    private final List<Phase> phases = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Variable, Integer> ids = new HashMap<>();

    List<Phase> phases() {
        return phases;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Step> steps() {
        return steps;
    }

    /** The op behind each variable that {@code output} was computed from and that has not been seen. */
    void function(Phase phase, Variable output) {
        phases.add(phase);
        List<Variable> fresh = unknown(output);
        List<Variable> leaves = fresh.stream().filter(v -> v.op() == null).toList();
        if (phase.order() == 0)
            step(Kind.GIVEN, -1, null, leaves.stream().map(this::add).toList(), List.of());
        for (Variable v : fresh) {
            if (v.op() == null) continue;
            List<Integer> shown = new ArrayList<>();
            for (Variable input : v.inputs()) if (!ids.containsKey(input)) shown.add(add(input));
            shown.add(add(v));
            step(Kind.APPLY, id(v), null, shown, List.of());
        }
    }

    /** A sweep begins; what it does is then told to the observer that is returned. */
    SweepObserver sweep(Phase phase, Variable output, Variable seed) {
        phases.add(phase);
        step(Kind.SEED, id(output), null, List.of(add(seed)), List.of());
        return new Sweep();
    }

    /** A sweep is over. */
    void results(List<Variable> xs, List<Variable> gradients) {
        List<Integer> shown = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Variable x = xs.get(i), gradient = gradients.get(i);
            if (!ids.containsKey(x)) shown.add(add(x));
            boolean arrived = arrived(x);
            if (arrived) sum(x, gradient);
            int node =
                    arrived ? id(gradient) : absent("d " + name(x), "nothing that was computed depends on it", id(x));
            if (!arrived) shown.add(node);
            parts.add(new Part(name(x), id(x), "", node));
        }
        step(Kind.RESULT, -1, null, shown, parts);
    }

    /** Whether a rule of the sweep that is over gave something to {@code x}. */
    private boolean arrived(Variable x) {
        return steps.stream()
                .filter(step -> step.phase() == phases.size() - 1)
                .flatMap(step -> step.parts().stream())
                .anyMatch(part -> part.input() == id(x)
                        && !nodes.get(part.gradient()).kind().equals(Node.ABSENT));
    }

    private final class Sweep implements SweepObserver {
        /** The y whose rules are being applied: the rules for all its inputs are one step. */
        private @Nullable Variable current;

        @Override
        public void pulledBack(Variable y, int input, Variable cotangent, @Nullable Variable gradient) {
            if (!y.equals(current)) {
                current = y;
                sum(y, cotangent);
                step(Kind.RULE, id(y), id(cotangent), new ArrayList<>(), new ArrayList<>());
            }
            Step step = steps.get(steps.size() - 1);
            Op op = y.op();
            if (op == null) throw new IllegalStateException("a rule of a leaf: " + y);
            String symbol = "d" + op.inputName(input, y.inputs().size());
            int x = id(y.inputs().get(input));
            int node;
            if (gradient == null) {
                node = absent(
                        symbol,
                        op.gradientFormula(input),
                        id(cotangent),
                        id(y.inputs().get(input)));
                step.nodes().add(node);
            } else {
                for (Variable v : unknown(gradient)) step.nodes().add(add(v));
                node = id(gradient);
            }
            step.parts().add(new Part(symbol, x, op.gradientFormula(input), node));
        }
    }

    /** Where y has several uses, what they contributed is added before y's own rule is applied. */
    private void sum(Variable y, Variable cotangent) {
        List<Integer> shown = unknown(cotangent).stream().map(this::add).toList();
        if (!shown.isEmpty()) step(Kind.SUM, id(y), id(cotangent), shown, List.of());
    }

    private void step(Kind kind, int node, @Nullable Integer cotangent, List<Integer> shown, List<Part> parts) {
        steps.add(new Step(phases.size() - 1, kind, node, cotangent, shown, parts));
    }

    private int add(Variable v) {
        int id = nodes.size();
        nodes.add(Node.of(
                id, phases.size() - 1, v, v.inputs().stream().map(this::id).toList()));
        ids.put(v, id);
        return id;
    }

    private int absent(String title, String reason, Integer... inputs) {
        int id = nodes.size();
        nodes.add(Node.absent(id, phases.size() - 1, title, reason, List.of(inputs)));
        return id;
    }

    /** What {@code v} was computed from and has not been seen, itself included, in the order of creation. */
    private List<Variable> unknown(Variable v) {
        if (ids.containsKey(v)) return List.of();
        Set<Variable> known = new HashSet<>(ids.keySet());
        return Graph.of(v).nodes().stream()
                .filter(node -> !known.contains(node))
                .toList();
    }

    private int id(Variable v) {
        Integer id = ids.get(v);
        if (id == null) throw new IllegalStateException("not in the graph: " + v);
        return id;
    }

    private static String name(Variable x) {
        return x.name().orElse(x.toString());
    }
}
