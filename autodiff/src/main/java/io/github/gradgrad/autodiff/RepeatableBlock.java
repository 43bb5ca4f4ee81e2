package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A user's block with what its first run showed: its value, and the variables that it uses beside its inputs. Each further
 * run must show the same.
 *
 * @param captured leaves, earliest first; they do not depend on one another, so that the gradient of each is its own
 */
record RepeatableBlock(Function<List<Variable>, Variable> function, List<Variable> captured, Tensor value)
        implements Function<List<Variable>, Variable> {

    static RepeatableBlock firstRun(Function<List<Variable>, Variable> function, List<Variable> inputs) {
        if (inputs.isEmpty()) throw new IllegalArgumentException("recompute: at least one input expected");
        List<Variable> leaves = leaves(inputs);
        Variable y = function.apply(leaves);
        return new RepeatableBlock(function, captured(y, leaves), y.value());
    }

    /** Differentiable leaves with the values of the given variables, whether these are detached or not. */
    static List<Variable> leaves(List<Variable> inputs) {
        return inputs.stream().map(x -> Variable.of(x.value())).toList();
    }

    /**
     * One more run.
     *
     * @param inputs leaves
     * @throws IllegalStateException if it is not as the first
     */
    @Override
    public Variable apply(List<Variable> inputs) {
        Variable y = function.apply(inputs);
        List<Variable> used = captured(y, inputs);
        if (!used.equals(captured)) {
            throw new IllegalStateException("recompute: the block used other variables than in the forward pass, "
                    + used + " in place of " + captured + "; was a parameter updated in between?");
        }
        if (!y.value().equals(value)) {
            throw new IllegalStateException("recompute: the block " + y
                    + " gave another value than in the forward pass; it must be a function of its inputs: pass a random"
                    + " mask as an input, or draw it from a new RandomStream.of(key) in the block");
        }
        return y;
    }

    /** The differentiable leaves that {@code y} was computed from, but for the inputs. */
    private static List<Variable> captured(Variable y, List<Variable> inputs) {
        long start = inputs.stream().mapToLong(Variable::order).min().orElseThrow();
        Set<Variable> seen = new HashSet<>(inputs);
        Set<Variable> found = new TreeSet<>(Comparator.comparingLong(Variable::order));
        Deque<Variable> open = new ArrayDeque<>(List.of(y));
        while (!open.isEmpty()) {
            Variable v = open.pop();
            if (!v.isDifferentiable() || !seen.add(v)) continue;
            if (v.op() == null) {
                found.add(v);
            } else if (v.order() < start) {
                throw new IllegalArgumentException(
                        "recompute: the block uses " + v + ", which was computed outside of it; pass it as an input");
            } else {
                v.inputs().forEach(open::push);
            }
        }
        return List.copyOf(found);
    }
}
