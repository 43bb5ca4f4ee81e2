package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.Variable;
import java.util.List;

/** A loss or a gradient turned NaN or infinite; the message names the op and the layer where that appeared first. */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private NonFiniteException(String message) {
        super(message);
    }

    /** Stops at samples with a NaN or an infinity, which no loss computed from them would tell the origin of. */
    static void requireFinite(String what, Variable samples) {
        if (samples.value().isFinite()) return;
        throw Graph.of(samples)
                .firstNonFinite()
                .filter(origin -> origin.op() != null || origin.name().isPresent())
                .map(origin -> new NonFiniteException(what + " are not finite: " + describe(origin)))
                .orElseGet(() -> new NonFiniteException(what + " " + samples.shape() + " hold a NaN or an infinity"));
    }

    /** Finds the origin in the graph of a loss and, if that is finite, in the graph of its gradients. */
    static NonFiniteException locate(String loss, Variable value, List<Variable> parameters) {
        return Graph.of(value)
                .firstNonFinite()
                .map(origin -> new NonFiniteException(loss + " is " + value.item() + ": " + describe(origin)))
                .orElseGet(() -> {
                    Variable[] gradients = value.pullback(one(value))
                            .zerosForUnused()
                            .differentiableGradients(parameters)
                            .toArray(Variable[]::new);
                    return Graph.of(gradients)
                            .firstNonFinite()
                            .map(origin -> new NonFiniteException(
                                    "the gradient of " + loss + " is not finite: " + describe(origin)))
                            .orElseGet(() -> new NonFiniteException("the gradient of " + loss + " is not finite"));
                });
    }

    private static String describe(Variable origin) {
        Op op = origin.op();
        String where = Graph.nearestNamed(origin).map(leaf -> " at " + leaf).orElse("");
        if (op == null) return "the input " + origin + " holds a NaN or an infinity";
        return "a NaN or an infinity first appeared in " + op.name() + " " + origin.shape() + where;
    }

    private static Variable one(Variable scalar) {
        return scalar.detach().mul(0).add(1);
    }
}
