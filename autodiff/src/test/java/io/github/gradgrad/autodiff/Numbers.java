package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** An n-dimensional array of plain doubles. An op's formula is written in it, so that no kernel judges itself. */
public final class Numbers {
    private final int[] dims;
    private final double[] values;

    private Numbers(int[] dims, double[] values) {
        this.dims = dims;
        this.values = values;
    }

    public static Numbers of(Tensor x) {
        return new Numbers(x.shape().toArray(), x.toDoubles());
    }

    /** The array whose element at each index is {@code value(index)}. */
    public static Numbers generate(int[] dims, ToDoubleFunction<int[]> value) {
        int size = 1;
        for (int d : dims) size *= d;
        double[] values = new double[size];
        int[] index = new int[dims.length];
        for (int i = 0; i < size; i++) {
            values[i] = value.applyAsDouble(index);
            for (int d = dims.length - 1; d >= 0 && ++index[d] == dims[d]; d--) index[d] = 0;
        }
        return new Numbers(dims.clone(), values);
    }

    /** f(a, b), each of them stretched as numpy does: aligned at the right, dims of size 1 and missing ones repeated. */
    public static Numbers combine(DoubleBinaryOperator f, Numbers a, Numbers b) {
        int[] joint = new int[Math.max(a.dims.length, b.dims.length)];
        for (int d = 1; d <= joint.length; d++) {
            int p = d <= a.dims.length ? a.dims[a.dims.length - d] : 1;
            int q = d <= b.dims.length ? b.dims[b.dims.length - d] : 1;
            joint[joint.length - d] = p == 1 ? q : p;
        }
        return generate(joint, i -> f.applyAsDouble(a.stretched(i), b.stretched(i)));
    }

    public Numbers map(DoubleUnaryOperator f) {
        return generate(dims, i -> f.applyAsDouble(get(i)));
    }

    public double get(int... index) {
        int at = 0;
        for (int d = 0; d < dims.length; d++) at = at * dims[d] + index[d];
        return values[at];
    }

    /** The element that stands at {@code index} of a larger array that this one is stretched to. */
    public double stretched(int... index) {
        int[] own = new int[dims.length];
        int shift = index.length - dims.length;
        for (int d = 0; d < own.length; d++) own[d] = dims[d] == 1 ? 0 : index[shift + d];
        return get(own);
    }

    /** The element at position {@code i} in row-major order. */
    public double at(int i) {
        return values[i];
    }

    public int dim(int d) {
        return dims[d];
    }

    public int[] dims() {
        return dims.clone();
    }

    public Shape shape() {
        return Shape.of(dims);
    }
}
