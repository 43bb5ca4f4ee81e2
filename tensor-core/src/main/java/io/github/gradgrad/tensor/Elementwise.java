package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.UnaryFunction;

/** Functions of single elements, with numpy's broadcasting. */
public final class Elementwise {
    private Elementwise() {}

    /** y[i] = f(x[i]). */
    public static Tensor map(UnaryFunction f, Tensor x) {
        Tensor y = Tensor.blank(x.dtype(), x.shape());
        Compute.of(x.dtype()).kernels().unary(f, x.array(), y.array(), x.size());
        return y;
    }

    /**
     * The same in the array of x, which is used up: whoever reads it afterwards gets an {@link IllegalStateException}. Only an array that the
     * step of a {@link Workspace} in which this thread is has made is taken; elsewhere it is {@link #map}.
     */
    public static Tensor mapInPlace(UnaryFunction f, Tensor x) {
        Tensor y = Workspace.takeOver(x);
        if (y == null) return map(f, x);
        Compute.of(x.dtype()).kernels().unary(f, y.array(), y.array(), x.size());
        return y;
    }

    /**
     * y[i] = f(a[i], b[i]); a and b broadcast to a common shape, without either being copied.
     *
     * @throws IllegalArgumentException if the element types differ or the shapes do not broadcast
     */
    public static Tensor combine(BinaryFunction f, Tensor a, Tensor b) {
        Compute<Object> compute = Compute.of(f, a, b);
        Shape shape = Shape.broadcast(f, a.shape(), b.shape());
        Tensor y = Tensor.blank(a.dtype(), shape);
        combine(compute, f, a.shape(), a.array(), b.shape(), b.array(), y);
        return y;
    }

    /**
     * The same in the array of a, on the terms of {@link #mapInPlace}.
     *
     * @throws IllegalArgumentException if the element types differ or b does not broadcast to a's shape
     */
    public static Tensor combineInPlace(BinaryFunction f, Tensor a, Tensor b) {
        Compute<Object> compute = Compute.of(f, a, b);
        Shape shape = Shape.broadcast(f, a.shape(), b.shape());
        if (!shape.equals(a.shape())) {
            throw new IllegalArgumentException(f + " in place of a: b broadcasts a " + a.shape() + " to " + shape);
        }
        // Before a is used up: b may be the same tensor.
        Object right = b.array();
        Tensor y = Workspace.takeOver(a);
        if (y == null) return combine(f, a, b);
        combine(compute, f, shape, y.array(), b.shape(), right, y);
        return y;
    }

    private static void combine(
            Compute<Object> compute, BinaryFunction f, Shape aShape, Object a, Shape bShape, Object b, Tensor y) {
        LoopNest nest = LoopNest.broadcast(y.shape(), aShape, bShape);
        compute.kernels().binary(f, nest.dims(), a, nest.aStrides(), b, nest.bStrides(), y.array());
    }
}
