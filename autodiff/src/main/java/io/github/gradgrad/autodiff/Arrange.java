package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * Rearrangements beyond those that {@link Variable} has as methods: the same numbers in other places, in the words of numpy and
 * PyTorch.
 *
 * <p>Linear all, so every derivative is another rearrangement and there are no special points. A negative dim counts from the
 * end. What does not fit throws an {@link IllegalArgumentException} that names the operation and the shape.
 */
public final class Arrange {
    private Arrange() {}

    /** The elements in row-major order under other dims; one of them may be -1: whatever fits. Linear; no copy. */
    public static Variable reshape(Variable x, int... dims) {
        int[] target = dims.clone();
        int open = -1, known = 1;
        for (int d = 0; d < dims.length; d++) {
            if (dims[d] != -1) known *= dims[d];
            else if (open != -1) throw misfit("reshape", x, "does not tell both dims of -1 in", dims);
            else open = d;
        }
        if (open != -1) {
            if (known < 1 || x.shape().size() % known != 0) throw misfit("reshape", x, "does not fit", dims);
            target[open] = x.shape().size() / known;
        }
        return x.reshape(Shape.of(target));
    }

    /** x repeated to a larger size, aligned at the right as broadcasting does; -1 keeps the size of x's dim. Linear. */
    public static Variable expand(Variable x, int... size) {
        int shift = size.length - x.shape().rank();
        int[] target = size.clone();
        for (int d = 0; d < size.length; d++) {
            if (size[d] == -1 && d >= shift && shift >= 0) target[d] = x.shape().dim(d - shift);
        }
        if (Arrays.stream(target).anyMatch(d -> d < 1) || !x.shape().broadcastsTo(Shape.of(target))) {
            throw misfit("expand", x, "does not expand to", size);
        }
        return x.broadcastTo(Shape.of(target));
    }

    /**
     * Python's {@code x[start:end:step]} along dim d. Linear. A negative start or end counts from the end, and one
     * beyond either end stops there; {@link Integer#MAX_VALUE} is "to the end".
     *
     * @throws IllegalArgumentException if nothing is left, or step is below 1
     */
    public static Variable slice(Variable x, int d, int start, int end, int step) {
        int size = x.shape().dim(x.shape().axis("slice", d));
        return x.slice(d, position(start, size), position(end, size), step);
    }

    private static int position(int place, int size) {
        return Math.max(0, Math.min(size, place < 0 ? place + size : place));
    }

    /** The order reversed along the given dims: {@link FlipOp}. */
    public static Variable flip(Variable x, int... axes) {
        return new FlipOp(axes).apply(x);
    }

    /** x without the given dims, of those that have size 1; none given means all that have. Linear; no copy. */
    public static Variable squeeze(Variable x, int... axes) {
        boolean[] asked = new boolean[x.shape().rank()];
        if (axes.length == 0) Arrays.fill(asked, true);
        for (int d : axes) asked[x.shape().axis("squeeze", d)] = true;
        int[] kept = new int[asked.length];
        int n = 0;
        for (int d = 0; d < asked.length; d++)
            if (!asked[d] || x.shape().dim(d) != 1) kept[n++] = x.shape().dim(d);
        return x.reshape(Shape.of(Arrays.copyOf(kept, n)));
    }

    /** x with a dim of size 1 inserted so that it is dim d of the result; -1 makes it the last. Linear; no copy. */
    public static Variable unsqueeze(Variable x, int d) {
        return x.reshape(inserted("unsqueeze", x.shape(), d));
    }

    private static Shape inserted(String operation, Shape shape, int d) {
        int rank = shape.rank() + 1, at = d < 0 ? d + rank : d;
        if (at < 0 || at >= rank) {
            throw new IllegalArgumentException(operation + ": a new dim " + d + " does not fit shape " + shape
                    + "; expected " + -rank + " to " + (rank - 1));
        }
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) dims[i] = i == at ? 1 : shape.dim(i < at ? i : i - 1);
        return Shape.of(dims);
    }

    /** The result of a reduction of x over these dims, which are put back with size 1: it then broadcasts against x. */
    public static Variable keepDims(Variable reduced, Variable x, int... axes) {
        return reduced.reshape(x.shape().reduced("keepDims", axes));
    }

    /** Variables of one shape joined along a new dim d. Linear. */
    public static Variable stack(int d, Variable... parts) {
        Variable[] unsqueezed = new Variable[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Shape first = parts[0].shape(), shape = parts[i].shape();
            if (!shape.equals(first)) {
                throw new IllegalArgumentException("stack: shapes differ: " + first + " and " + shape);
            }
            unsqueezed[i] = parts[i].reshape(inserted("stack", shape, d));
        }
        return Variable.concat(d, unsqueezed);
    }

    /**
     * x with a border of one value. Linear; the border gets no gradient.
     *
     * @param widths how much before and after: of the last dim, then of the dim before it, and so on; dims that are left out
     *     get none
     */
    public static Variable pad(Variable x, double value, int... widths) {
        boolean fits = widths.length % 2 == 0 && widths.length <= 2 * x.shape().rank();
        if (!fits || Arrays.stream(widths).anyMatch(w -> w < 0)) {
            throw misfit("pad", x, "takes two widths a dim, from 0, not", widths);
        }
        Variable padded = x;
        for (int i = 0; i < widths.length; i += 2) {
            int d = x.shape().rank() - 1 - i / 2;
            if (widths[i] > 0) padded = Variable.concat(d, border(padded, d, widths[i], value), padded);
            if (widths[i + 1] > 0) padded = Variable.concat(d, padded, border(padded, d, widths[i + 1], value));
        }
        return padded;
    }

    private static Variable border(Variable x, int d, int width, double value) {
        return Variable.constant(Tensor.full(x.dtype(), x.shape().with(d, width), value));
    }

    /** x with the given dims, all of them if none is given, behind the others, each kind in its order. */
    static Variable moveToEnd(Variable x, int... axes) {
        int rank = x.shape().rank();
        boolean[] moved = new boolean[rank];
        if (axes.length == 0) return x;
        for (int d : axes) moved[x.shape().axis(d)] = true;
        int[] order = new int[rank];
        int n = 0;
        for (int d = 0; d < rank; d++) if (!moved[d]) order[n++] = d;
        for (int d = 0; d < rank; d++) if (moved[d]) order[n++] = d;
        return x.permute(order);
    }

    private static IllegalArgumentException misfit(String operation, Variable x, String what, int[] dims) {
        return new IllegalArgumentException(operation + ": " + x.shape() + " " + what + " " + Arrays.toString(dims));
    }
}
