package io.github.gradgrad.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loops that walk two operands together, as few as will do: dims of size 1 are dropped, and neighbouring dims that both
 * operands step through evenly are merged.
 *
 * <p>So the kernels see the patterns that matter (all alike, a scalar, a row, a column, a channel) as one, two or three
 * loops, whatever the ranks were.
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record LoopNest(int[] dims, int[] aStrides, int[] bStrides) {
    private static final int[] ONE = {1}, ZERO = {0};

    /** The loops over {@code joint}, to which both a and b stretch; shapes as they occur in networks take no detour. */
    static LoopNest broadcast(Shape joint, Shape a, Shape b) {
        int[] aStep = step(a, joint), bStep = step(b, joint);
        if (aStep == null || bStep == null) return of(joint, a.stridesAs(joint), b.stridesAs(joint));
        return new LoopNest(new int[] {joint.size()}, aStep, bStep);
    }

    /** By how much x moves with each element of {@code joint}; null where that varies. */
    private static int @Nullable [] step(Shape x, Shape joint) {
        if (x.size() == joint.size()) return ONE;
        return x.size() == 1 ? ZERO : null;
    }

    /** The loops over {@code shape}; takes the strides over. */
    static LoopNest of(Shape shape, int[] a, int[] b) {
        if (shape.size() == 1) return new LoopNest(ONE, ZERO, ZERO);
        int[] dims = shape.toArray();
        int n = 0;
        for (int d = 0; d < dims.length; d++) {
            int size = dims[d], aStride = a[d], bStride = b[d];
            if (size == 1) continue;
            if (n > 0 && a[n - 1] == aStride * size && b[n - 1] == bStride * size) {
                dims[n - 1] *= size;
            } else {
                dims[n++] = size;
            }
            a[n - 1] = aStride;
            b[n - 1] = bStride;
        }
        if (n == dims.length) return new LoopNest(dims, a, b);
        return new LoopNest(Arrays.copyOf(dims, n), first(a, n), first(b, n));
    }

    private static int[] first(int[] strides, int n) {
        if (n > 1 || strides[0] > 1 || strides[0] < 0) return Arrays.copyOf(strides, n);
        return strides[0] == 1 ? ONE : ZERO;
    }
}
