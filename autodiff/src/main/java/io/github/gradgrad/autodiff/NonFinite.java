package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the first NaN or infinity of a computation appeared: the variable that holds one and was computed from finite
 * ones, or is a leaf.
 *
 * <p>Nothing is watched while a program runs. When a loss or a gradient turns out not to be finite, ask its graph:
 *
 * <pre>{@code
 * NonFinite.forward(loss)
 *         .or(() -> NonFinite.backward(loss, parameters))
 *         .ifPresent(fault -> log(fault.report()));
 * }</pre>
 *
 * <p>With {@code -Dgradgrad.sites=true} every variable knows the line of the program, outside of this package, that made
 * it, and the report names it. That costs a walk up the stack for each variable, some 2.5 microseconds; the property is
 * read once, when the first variable is made.
 *
 * @param pass which computation the variable belongs to
 * @param origin the variable
 */
public record NonFinite(Pass pass, Variable origin) {
    /** The directions of a computation. */
    public enum Pass {
        /** From the inputs to the outputs. */
        FORWARD,
        /** From an output to its gradients. */
        BACKWARD
    }

    /** The first fault behind the outputs; empty if everything is finite. */
    public static Optional<NonFinite> forward(Variable... outputs) {
        return Graph.of(outputs).firstNonFinite().map(origin -> new NonFinite(Pass.FORWARD, origin));
    }

    /**
     * The first fault in the gradients of a scalar, which are computed once more for the purpose, as a graph; empty if
     * everything is finite. A fault of the forward pass shows here too: look for that first.
     */
    public static Optional<NonFinite> backward(Variable y, List<Variable> xs) {
        Variable[] gradients =
                y.pullback().zerosForUnused().differentiableGradients(xs).toArray(Variable[]::new);
        return Graph.of(gradients).firstNonFinite().map(origin -> new NonFinite(Pass.BACKWARD, origin));
    }

    /**
     * A few lines that tell the op, the shapes and the range of its inputs, the nearest named variable, which tells the
     * layer, and the line of the program if sites are recorded:
     *
     * <pre>
     * backward: 2 NaN, 0 infinite of 4 elements first appeared in div [4]
     *   input 0: mul [4], from 0.0 to 3.0
     *   input 1: sqrt [4], from 0.0 to 2.5
     *   near: critic.0.weight [4, 2]
     *   made at: app.Training.step(Training.java:41)
     * </pre>
     */
    public String report() {
        StringBuilder text = new StringBuilder(pass.name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(counts(origin.value()))
                .append(origin.op() == null ? " in " : " first appeared in ")
                .append(origin);
        for (int i = 0; i < origin.inputs().size(); i++) {
            Variable input = origin.inputs().get(i);
            text.append("\n  input ").append(i).append(": ").append(input).append(", ");
            text.append(range(input.value()));
        }
        Graph.nearestNamed(origin)
                .filter(v -> !v.equals(origin))
                .ifPresent(v -> text.append("\n  near: ").append(v));
        text.append("\n  made at: ")
                .append(origin.site()
                        .map(StackTraceElement::toString)
                        .orElse("not recorded; run with -Dgradgrad.sites=true"));
        return text.toString();
    }

    private static String counts(Tensor x) {
        int nans = 0, infinities = 0;
        for (int i = 0; i < x.size(); i++) {
            if (Double.isNaN(x.at(i))) nans++;
            else if (Double.isInfinite(x.at(i))) infinities++;
        }
        return nans + " NaN, " + infinities + " infinite of " + x.size() + " elements";
    }

    private static String range(Tensor x) {
        if (x.isUsedUp()) return "used up";
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.size(); i++) {
            low = Math.min(low, x.at(i));
            high = Math.max(high, x.at(i));
        }
        return "from " + low + " to " + high;
    }
}
