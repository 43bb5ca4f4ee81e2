package io.github.gradgrad.autodiff;

import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** PyTorch's ways of naming a shape, a range or a dim, said in GradGrad's. */
final class ReferenceShapes {
    private ReferenceShapes() {}

    /** {@code shape}, whose one entry of -1 is whatever fits. */
    static Shape reshaped(Variable x, Attributes attrs) {
        int[] dims = attrs.ints("shape");
        int known = Arrays.stream(dims).filter(d -> d != -1).reduce(1, (a, b) -> a * b);
        return Shape.of(Arrays.stream(dims)
                .map(d -> d == -1 ? x.shape().size() / known : d)
                .toArray());
    }

    /** {@code size}, aligned with x at the right; -1 keeps the size of x's dim. */
    static Shape expanded(Variable x, Attributes attrs) {
        int[] dims = attrs.ints("size");
        for (int d = 1; d <= dims.length; d++) {
            if (dims[dims.length - d] == -1) dims[dims.length - d] = x.shape().dim(-d);
        }
        return Shape.of(dims);
    }

    /** Python's x[start:end:step] along {@code dim}. */
    static Variable slice(Variable x, Attributes attrs) {
        int d = attrs.integer("dim"), size = x.shape().dim(d);
        int start = fromFront(attrs.integer("start"), size);
        int end = attrs.has("end") ? fromFront(attrs.integer("end"), size) : size;
        return x.slice(d, start, end, attrs.integer("step"));
    }

    private static int fromFront(int position, int size) {
        return Math.max(0, Math.min(size, position < 0 ? position + size : position));
    }

    /** x without {@code dim} if that has size 1; without any dim of size 1 if it is null. */
    static Shape squeezed(Variable x, Attributes attrs) {
        int only = attrs.has("dim") ? x.shape().axis(attrs.integer("dim")) : -1;
        int[] kept = new int[x.shape().rank()];
        int n = 0;
        for (int d = 0; d < kept.length; d++) {
            boolean dropped = x.shape().dim(d) == 1 && (only == -1 || only == d);
            if (!dropped) kept[n++] = x.shape().dim(d);
        }
        return Shape.of(Arrays.copyOf(kept, n));
    }

    /** x with a dim of size 1 inserted so that it is dim d of the result. */
    static Variable unsqueeze(Variable x, int d) {
        int rank = x.shape().rank() + 1, at = d < 0 ? d + rank : d;
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) dims[i] = i == at ? 1 : x.shape().dim(i < at ? i : i - 1);
        return x.reshape(Shape.of(dims));
    }

    /** The inputs joined along a new dim d. */
    static Variable stack(List<Variable> xs, int d) {
        return Variable.concat(d, xs.stream().map(x -> unsqueeze(x, d)).toArray(Variable[]::new));
    }
}
