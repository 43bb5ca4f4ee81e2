package io.github.gradgrad.tensor;

import java.util.Arrays;
import java.util.List;

/** Rearrangements: the same numbers in other places. */
public final class Layouts {
    private Layouts() {}

    /**
     * Dim i of the result is dim {@code order[i]} of x.
     *
     * @throws IllegalArgumentException if {@code order} is not a permutation of x's dims
     */
    public static Tensor permute(Tensor x, int... order) {
        int rank = x.shape().rank();
        int[] own = x.shape().strides(), dims = new int[rank], strides = new int[rank];
        boolean[] seen = new boolean[rank];
        if (order.length != rank) throw noPermutation(x, order);
        for (int i = 0; i < rank; i++) {
            int d = x.shape().axis("permute", order[i]);
            if (seen[d]) throw noPermutation(x, order);
            seen[d] = true;
            dims[i] = x.shape().dim(d);
            strides[i] = own[d];
        }
        return gather(x, 0, strides, Shape.owning(dims));
    }

    /**
     * x stretched to {@code target} by numpy's rule, as a copy.
     *
     * @throws IllegalArgumentException if it does not stretch to it
     */
    public static Tensor broadcastTo(Tensor x, Shape target) {
        if (target.equals(x.shape())) return x;
        if (!x.shape().broadcastsTo(target)) {
            throw new IllegalArgumentException("broadcastTo: " + x.shape() + " does not broadcast to " + target);
        }
        return gather(x, 0, x.shape().stridesAs(target), target);
    }

    /**
     * Every {@code step}-th element of dim {@code d} from {@code start} up to but not including {@code end}.
     *
     * @throws IllegalArgumentException unless 0 &lt;= start &lt; end &lt;= size and step &gt;= 1
     */
    public static Tensor slice(Tensor x, int d, int start, int end, int step) {
        int axis = x.shape().axis("slice", d);
        requireRange("slice", x.shape(), axis, start, end, step);
        int[] strides = x.shape().strides();
        int offset = start * strides[axis];
        strides[axis] *= step;
        return gather(x, offset, strides, x.shape().with(axis, (end - start - 1) / step + 1));
    }

    /**
     * Zeros of shape {@code target} with {@code x} in the places that {@link #slice} would take it from: its adjoint.
     *
     * @throws IllegalArgumentException if x is no such slice: its shape differs in another dim, or it does not fit
     */
    public static Tensor unslice(Tensor x, Shape target, int d, int start, int step) {
        int axis = target.axis("unslice", d);
        if (!x.shape().equalsOutside(axis, target)) {
            throw new IllegalArgumentException(
                    "unslice: shapes differ outside dim " + axis + ": " + x.shape() + " and " + target);
        }
        long end = start + (x.shape().dim(axis) - 1L) * step + 1;
        requireRange("unslice", target, axis, start, end, step);
        int[] strides = target.strides();
        int offset = start * strides[axis];
        strides[axis] *= step;
        Tensor y = Tensor.zeros(x.dtype(), target);
        scatter(x, y, offset, strides);
        return y;
    }

    /**
     * The order reversed along the given dims.
     *
     * @throws IllegalArgumentException if there is no such dim
     */
    public static Tensor flip(Tensor x, int... axes) {
        int[] strides = x.shape().strides();
        int offset = 0;
        boolean[] flipped = new boolean[strides.length];
        for (int d : axes) flipped[x.shape().axis("flip", d)] = true;
        for (int d = 0; d < strides.length; d++) {
            if (!flipped[d]) continue;
            // Backwards from the last element of the dim.
            offset += (x.shape().dim(d) - 1) * strides[d];
            strides[d] = -strides[d];
        }
        return gather(x, offset, strides, x.shape());
    }

    /**
     * The tensors joined along dim {@code d}.
     *
     * @throws IllegalArgumentException if there are none, or they differ in type or in another dim
     */
    public static Tensor concat(int d, List<Tensor> parts) {
        if (parts.isEmpty()) throw new IllegalArgumentException("concat: at least one tensor expected");
        Tensor first = parts.get(0);
        int axis = first.shape().axis("concat", d);
        long total = 0;
        for (Tensor part : parts) {
            Compute.of("concat", first, part);
            if (!part.shape().equalsOutside(axis, first.shape())) {
                throw new IllegalArgumentException(
                        "concat: shapes differ outside dim " + axis + ": " + first.shape() + " and " + part.shape());
            }
            total += part.shape().dim(axis);
        }
        if (total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("concat: dim " + axis + " of size " + total + " is too large");
        }
        Shape target = first.shape().with(axis, (int) total);
        int step = target.strides()[axis], offset = 0;
        Tensor y = Tensor.blank(first.dtype(), target);
        for (Tensor part : parts) {
            scatter(part, y, offset, target.strides());
            offset += part.shape().dim(axis) * step;
        }
        return y;
    }

    private static Tensor gather(Tensor x, int offset, int[] strides, Shape target) {
        LoopNest nest = LoopNest.of(target, strides, target.strides());
        Tensor y = Tensor.blank(x.dtype(), target);
        Compute.of(x.dtype())
                .kernels()
                .copy(nest.dims(), x.array(), offset, nest.aStrides(), y.array(), 0, nest.bStrides());
        return y;
    }

    private static void scatter(Tensor x, Tensor y, int offset, int[] strides) {
        LoopNest nest = LoopNest.of(x.shape(), x.shape().strides(), strides);
        Compute.of(x.dtype())
                .kernels()
                .copy(nest.dims(), x.array(), 0, nest.aStrides(), y.array(), offset, nest.bStrides());
    }

    private static void requireRange(String operation, Shape shape, int axis, int start, long end, int step) {
        if (start < 0 || start >= end || end > shape.dim(axis) || step < 1) {
            throw new IllegalArgumentException(
                    operation + ": " + start + ":" + end + ":" + step + " is no range of dim " + axis + " of " + shape);
        }
    }

    private static IllegalArgumentException noPermutation(Tensor x, int[] order) {
        return new IllegalArgumentException(
                "permute: " + Arrays.toString(order) + " is no permutation of the dims of " + x.shape());
    }
}
