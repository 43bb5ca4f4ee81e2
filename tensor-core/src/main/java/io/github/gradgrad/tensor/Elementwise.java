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
     * y[i] = f(a[i], b[i]); a and b broadcast to a common shape, without either being copied.
     *
     * @throws IllegalArgumentException if the element types differ or the shapes do not broadcast
     */
    public static Tensor combine(BinaryFunction f, Tensor a, Tensor b) {
        Compute<Object> compute = Compute.of(f, a, b);
        Shape shape = Shape.broadcast(f, a.shape(), b.shape());
        LoopNest nest = LoopNest.broadcast(shape, a.shape(), b.shape());
        Tensor y = Tensor.blank(a.dtype(), shape);
        compute.kernels().binary(f, nest.dims(), a.array(), nest.aStrides(), b.array(), nest.bStrides(), y.array());
        return y;
    }
}
