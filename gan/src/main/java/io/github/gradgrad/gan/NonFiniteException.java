package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.NonFinite;
import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A loss or a gradient turned NaN or infinite; the message names the op and the layer where that appeared first. */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private NonFiniteException(String message) {
        super(message);
    }

    /** Stops at samples with a NaN or an infinity, which no loss computed from them would tell the origin of. */
    static void requireFinite(String what, Variable samples) {
        if (samples.value().isFinite()) return;
        throw NonFinite.forward(samples)
                .map(NonFinite::origin)
                .filter(origin -> origin.op() != null || origin.name().isPresent())
                .map(origin -> new NonFiniteException(what + " are not finite: " + describe(origin)))
                .orElseGet(() -> new NonFiniteException(what + " " + samples.shape() + " hold a NaN or an infinity"));
    }

    /** Finds the origin in the graph of a part of the loss or, if that is finite, in the graph of its gradients. */
    static NonFiniteException locate(String loss, List<Supplier<Variable>> graphs, List<Variable> parameters) {
        // Outside of the step that failed, so that every value of a graph is still there.
        return Workspace.outside(() -> graphs.stream()
                .flatMap(graph -> fault(loss, graph.get(), parameters).stream())
                .findFirst()
                .map(NonFiniteException::new)
                .orElseGet(() -> new NonFiniteException("the gradient of " + loss + " is not finite")));
    }

    private static Optional<String> fault(String loss, Variable value, List<Variable> parameters) {
        return NonFinite.forward(value)
                .map(fault -> loss + " is " + value.item() + ": " + describe(fault.origin()))
                .or(() -> NonFinite.backward(value, parameters)
                        .map(fault -> "the gradient of " + loss + " is not finite: " + describe(fault.origin())));
    }

    private static String describe(Variable origin) {
        Op op = origin.op();
        String where = Graph.nearestNamed(origin).map(leaf -> " at " + leaf).orElse("");
        if (op == null) return "the input " + origin + " holds a NaN or an infinity";
        return "a NaN or an infinity first appeared in " + op.name() + " " + origin.shape() + where;
    }
}
