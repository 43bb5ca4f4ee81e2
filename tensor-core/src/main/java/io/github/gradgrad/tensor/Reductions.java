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
        int[] padded = new int[x.shape().rank()];
        int shift = padded.length - target.rank();
        for (int d = 0; d < padded.length; d++) padded[d] = d < shift ? 1 : target.dim(d - shift);
        return reduceTo(Reducer.SUM, x, Shape.of(padded)).reshape(target);
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
            y = reduceRun(reducer, y, start, end);
            end = start;
        }
        return y;
    }

    private static Tensor reduceRun(Reducer reducer, Tensor x, int start, int end) {
        int outer = 1, length = 1, inner = 1;
        int[] dims = x.shape().toArray();
        for (int d = 0; d < dims.length; d++) {
            if (d < start) {
                outer *= dims[d];
            } else if (d < end) {
                length *= dims[d];
                dims[d] = 1;
            } else {
                inner *= dims[d];
            }
        }
        Tensor y = Tensor.blank(x.dtype(), Shape.of(dims));
        Compute.of(x.dtype()).kernels().reduce(reducer, x.array(), outer, length, inner, y.array());
        return y;
    }
}
