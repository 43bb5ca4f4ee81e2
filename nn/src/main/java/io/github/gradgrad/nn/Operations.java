package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import java.util.Set;

/** Counts the floating-point operations of a graph. */
final class Operations {
    /** Ops that move numbers and compute none. */
    private static final Set<String> MOVES = Set.of(
            "reshape", "permute", "broadcastTo", "slice", "unslice", "concat", "flip", "gather", "hook", "share");

    private Operations() {}

    static long of(Graph graph) {
        long count = 0;
        for (Variable v : graph.nodes()) {
            Op op = v.op();
            if (op != null) count += of(op, v);
        }
        return count;
    }

    private static long of(Op op, Variable y) {
        if (MOVES.contains(op.name())) return 0;
        return switch (op.name()) {
            case "matMul" -> products(y);
            case "linear" -> products(y) + bias(y);
            case "conv2d" -> 2L * y.shape().size() * perFilter(y) + bias(y);
            // The adjoint: each element of the input meets every filter.
            case "conv2dInput" -> 2L * size(y, 0) * perFilter(y) + bias(y);
            case "sumTo", "scatterAdd" -> size(y, 0);
            default -> y.shape().size();
        };
    }

    /** 2 k for each element: a's matrices hold m k numbers, y's have m rows. */
    private static long products(Variable y) {
        Shape a = y.inputs().get(0).shape();
        return 2L * y.shape().size() * (a.dim(-2) * a.dim(-1) / y.shape().dim(-2));
    }

    /** One addition for each element, if there is a bias. */
    private static long bias(Variable y) {
        return y.inputs().size() > 2 ? y.shape().size() : 0;
    }

    private static long perFilter(Variable y) {
        return size(y, 1) / y.inputs().get(1).shape().dim(0);
    }

    private static long size(Variable y, int input) {
        return y.inputs().get(input).shape().size();
    }
}
