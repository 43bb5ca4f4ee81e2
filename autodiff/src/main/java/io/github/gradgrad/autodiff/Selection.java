package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import java.util.Arrays;

/**
 * Elements picked by constant indices along one dim. What is picked twice gets both gradients; what is not picked gets 0.
 *
 * <p>Both are one {@link GatherOp}. An index outside, or a dim that does not exist, throws an {@link
 * IllegalArgumentException} that names the operation and the shape.
 */
public final class Selection {
    private Selection() {}

    /**
     * Slice j of the result along dim d is slice {@code index[j]} of x. Linear. Indices are constants and may repeat:
     * what is picked twice gets both gradients, what is not picked 0.
     */
    public static Variable indexSelect(Variable x, int d, int... index) {
        int axis = x.shape().axis("indexSelect", d);
        if (index.length == 0) throw new IllegalArgumentException("indexSelect: no index given for " + x.shape());
        Shape target = x.shape().with(axis, index.length);
        int inner = inner(x.shape(), axis), size = index.length;
        int[] expanded = new int[target.size()];
        for (int i = 0; i < expanded.length; i++) expanded[i] = index[i / inner % size];
        return pick("indexSelect", x, axis, target, expanded);
    }

    /**
     * y[i] = x[i with i[d] replaced by index[i]], of the shape of the index, which in the other dims may be smaller
     * than x. Linear. Indices are constants and may repeat: what is picked twice gets both gradients, what is not
     * picked 0.
     *
     * @param index flat, in row-major order
     */
    public static Variable gather(Variable x, int d, Shape indexShape, int... index) {
        int axis = x.shape().axis("gather", d);
        boolean fits = indexShape.rank() == x.shape().rank() && index.length == indexShape.size();
        for (int e = 0; fits && e < indexShape.rank(); e++) {
            fits = e == axis || indexShape.dim(e) <= x.shape().dim(e);
        }
        if (!fits) {
            throw new IllegalArgumentException("gather: an index of shape " + indexShape + ", given as " + index.length
                    + " numbers, does not fit " + x.shape() + " along dim " + axis);
        }
        return pick("gather", x, axis, indexShape, index);
    }

    private static Variable pick(String operation, Variable x, int axis, Shape target, int[] index) {
        int size = x.shape().dim(axis);
        int[] positions = new int[target.size()], place = new int[target.rank()];
        for (int i = 0; i < positions.length; i++) {
            if (index[i] < 0 || index[i] >= size) {
                throw new IllegalArgumentException(operation + ": index " + index[i] + " does not exist in dim " + axis
                        + " of shape " + x.shape());
            }
            for (int e = 0; e < place.length; e++) {
                positions[i] = positions[i] * x.shape().dim(e) + (e == axis ? index[i] : place[e]);
            }
            for (int e = place.length - 1; e >= 0 && ++place[e] == target.dim(e); e--) place[e] = 0;
        }
        return new GatherOp(positions, target).apply(x);
    }

    /** The number of elements behind one index of the dim. */
    private static int inner(Shape shape, int axis) {
        return Arrays.stream(shape.toArray(), axis + 1, shape.rank()).reduce(1, (a, b) -> a * b);
    }
}
