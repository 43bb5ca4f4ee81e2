package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.functions.Reducer;

/** Sums, maxima and minima over some of the dims. */
public final class Reductions {
    private Reductions() {}

    /**
     * Reduces the given dims, which stay with size 1; none given means all of them.
     *
     * @throws IllegalArgumentException if there is no such dim
     */
    public static Tensor reduce(Reducer reducer, Tensor x, int... axes) {
        return reduceTo(reducer, x, x.shape().reduced(reducer.toString(), axes));
    }

    /**
     * The sum of {@code x} over every dim in which {@code target} stretches to x's shape: the adjoint of broadcasting.
     *
     * @throws IllegalArgumentException if {@code target} does not broadcast to x's shape
     */
    public static Tensor sumTo(Tensor x, Shape target) {
        if (target.equals(x.shape())) return x;
        if (!target.broadcastsTo(x.shape())) {
            throw new IllegalArgumentException("sumTo: " + target + " does not broadcast to " + x.shape());
        }
        return reduceTo(Reducer.SUM, x, target.padded(x.shape().rank())).reshape(target);
    }

    /** Reduces one run of neighbouring dims after the other, the last first; {@code target} has x's rank. */
    private static Tensor reduceTo(Reducer reducer, Tensor x, Shape target) {
        Tensor y = x;
        for (int end = target.rank(); end > 0; ) {
            int start = end - 1;
            if (target.dim(start) == y.shape().dim(start)) {
                end--;
                continue;
            }
            while (start > 0 && target.dim(start - 1) == 1) start--;
            y = reduceRun(reducer, y, start, end, target);
            end = start;
        }
        return y;
    }

    private static Tensor reduceRun(Reducer reducer, Tensor x, int start, int end, Shape target) {
        int outer = 1, length = 1, inner = 1;
        Shape shape = x.shape();
        for (int d = 0; d < shape.rank(); d++) {
            int size = shape.dim(d);
            if (d < start) outer *= size;
            else if (d < end) length *= size;
            else inner *= size;
        }
        // No dim of the result is smaller than the target's: where the sizes agree, the shapes do.
        Tensor y = Tensor.blank(x.dtype(), outer * inner == target.size() ? target : shape.withOnes(start, end));
        Compute.of(x.dtype()).kernels().reduce(reducer, x.array(), outer, length, inner, y.array());
        return y;
    }
}
