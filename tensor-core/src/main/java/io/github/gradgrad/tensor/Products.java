package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.PackedForm;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Odometer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matrix products through the BLAS provider in use. */
public final class Products {
    private Products() {}

    /**
     * op(a) op(b) for two matrices, or for two batches of them: the last two dims are the matrix, those before broadcast as
     * numpy's do. op transposes each matrix if its flag is set; nothing is copied for that, nor for broadcasting.
     *
     * @throws IllegalArgumentException if an operand is no matrix, or the inner dimensions, the batch dims or the element
     *     types do not fit
     */
    public static Tensor matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        Compute<Object> compute = Compute.of("matmul", a, b);
        if (a.shape().rank() < 2 || b.shape().rank() < 2) {
            throw new IllegalArgumentException("matmul: two matrices expected: a " + a.shape() + " x b " + b.shape());
        }
        int m = a.shape().dim(transposeA ? -1 : -2), k = a.shape().dim(transposeA ? -2 : -1);
        int n = b.shape().dim(transposeB ? -2 : -1);
        if (b.shape().dim(transposeB ? -1 : -2) != k) {
            throw new IllegalArgumentException(
                    "matmul: inner dimensions differ: a " + side(a, transposeA) + " x b " + side(b, transposeB));
        }
        if (a.shape().rank() == 2 && b.shape().rank() == 2) {
            Tensor result = Tensor.blank(a.dtype(), Shape.owning(m, n));
            Matrix<Object> left = matrix(a.array(), 0, m, k, transposeA), c = Matrix.of(result.array(), m, n);
            compute.blas().gemm(left, right(b, k, n, transposeB), false, c);
            return result;
        }
        Shape aBatch = batch(a), bBatch = batch(b);
        Shape batch = aBatch.equals(bBatch) ? aBatch : broadcast(aBatch, bBatch, a, b);
        int[] dims = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
        dims[batch.rank()] = m;
        dims[batch.rank() + 1] = n;
        Shape shape = Shape.owning(dims);
        Tensor result = Tensor.blank(a.dtype(), shape);
        Object x = a.array(), y = b.array(), c = result.array();
        Blas<Object> blas = compute.blas();
        Odometer.Row product = (i, ai, bi) -> blas.gemm(
                matrix(x, ai * m * k, m, k, transposeA),
                matrix(y, bi * k * n, k, n, transposeB),
                false,
                Matrix.at(c, i * m * n, m, n));
        pairs(LoopNest.of(batch, aBatch.stridesAs(batch), bBatch.stridesAs(batch)))
                .forEachRow(product);
        return result;
    }

    /**
     * The sum of op(a) op(b) over pairs of matrices, without a result for each of them. op transposes if its flag is set.
     *
     * @param as the left matrices, at least one
     * @param bs as many right matrices
     * @throws IllegalArgumentException if an operand is no matrix, or dimensions or element types do not fit
     */
    public static Tensor sumOfProducts(List<Tensor> as, boolean transposeA, List<Tensor> bs, boolean transposeB) {
        if (as.isEmpty() || as.size() != bs.size()) {
            throw new IllegalArgumentException(
                    "sumOfProducts: pairs of matrices expected: " + as.size() + " a and " + bs.size() + " b");
        }
        Compute<Object> compute = Compute.of("sumOfProducts", as.get(0), bs.get(0));
        List<Product<Object>> products = new ArrayList<>(as.size());
        int m = 0, n = 0;
        for (int i = 0; i < as.size(); i++) {
            Tensor a = as.get(i), b = bs.get(i);
            if (a.dtype() != as.get(0).dtype() || b.dtype() != a.dtype()) {
                throw new IllegalArgumentException("sumOfProducts: one element type expected: a " + a.dtype() + " x b "
                        + b.dtype() + " beside " + as.get(0).dtype());
            }
            Product<Object> product = product(a, transposeA, b, transposeB);
            int rows = product.a().rows(), columns = product.b().columns();
            if (i > 0 && (rows != m || columns != n)) {
                throw new IllegalArgumentException("sumOfProducts: products of one shape expected: a "
                        + side(a, transposeA) + " x b " + side(b, transposeB) + " after " + Shape.of(m, n));
            }
            m = rows;
            n = columns;
            products.add(product);
        }
        Tensor sum = Tensor.blank(as.get(0).dtype(), Shape.owning(m, n));
        compute.blas().sum(products, Matrix.of(sum.array(), m, n));
        return sum;
    }

    private static Product<Object> product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        if (a.shape().rank() != 2 || b.shape().rank() != 2) {
            throw new IllegalArgumentException(
                    "sumOfProducts: matrices expected: a " + a.shape() + " x b " + b.shape());
        }
        int m = a.shape().dim(transposeA ? 1 : 0), k = a.shape().dim(transposeA ? 0 : 1);
        int n = b.shape().dim(transposeB ? 0 : 1);
        if (b.shape().dim(transposeB ? 1 : 0) != k) {
            throw new IllegalArgumentException(
                    "sumOfProducts: inner dimensions differ: a " + side(a, transposeA) + " x b " + side(b, transposeB));
        }
        return new Product<>(matrix(a.array(), 0, m, k, transposeA), matrix(b.array(), 0, k, n, transposeB));
    }

    /**
     * x W^T + b: the rows of x [n, in] times the transpose of the weight [out, in], plus the bias [out].
     *
     * @throws IllegalArgumentException if the ranks, the sizes or the element types do not fit
     */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        Compute<Object> compute = Compute.of("linear", x, weight);
        Compute.of("linear", x, bias);
        Shape s = x.shape(), w = weight.shape();
        if (s.rank() != 2
                || w.rank() != 2
                || s.dim(1) != w.dim(1)
                || bias.shape().rank() != 1
                || bias.size() != w.dim(0)) {
            throw new IllegalArgumentException("linear: x [n, in], weight [out, in] and bias [out] expected: x " + s
                    + ", weight " + w + ", bias " + bias.shape());
        }
        int n = s.dim(0), in = s.dim(1), out = w.dim(0);
        Workspace.sharePackedForms(weight);
        Tensor y = Tensor.blank(x.dtype(), Shape.owning(n, out));
        compute.blas()
                .affine(
                        Matrix.of(x.array(), n, in),
                        right(weight, in, out, true),
                        Matrix.of(bias.array(), 1, out),
                        Matrix.of(y.array(), n, out));
        return y;
    }

    /** A right operand, which may be the weight of other products of this step. */
    private static Matrix<Object> right(Tensor b, int rows, int columns, boolean transposed) {
        return matrix(b.array(), 0, rows, columns, transposed, Workspace.packedForm(b, transposed));
    }

    /** A matrix of so many rows and columns, or stored as its transpose. */
    private static Matrix<Object> matrix(Object array, int offset, int rows, int columns, boolean transposed) {
        return matrix(array, offset, rows, columns, transposed, null);
    }

    private static Matrix<Object> matrix(
            Object array, int offset, int rows, int columns, boolean transposed, @Nullable PackedForm<Object> form) {
        return new Matrix<>(array, offset, rows, columns, transposed ? rows : columns, transposed, form);
    }

    /** All but the last two dims. */
    private static Shape batch(Tensor x) {
        return Shape.owning(Arrays.copyOf(x.shape().toArray(), x.shape().rank() - 2));
    }

    private static Shape broadcast(Shape aBatch, Shape bBatch, Tensor a, Tensor b) {
        return Shape.broadcast("matmul: batches of a " + a.shape() + " x b " + b.shape(), aBatch, bBatch);
    }

    /** Every loop of the nest as an outer one: a row for each pair of matrices, with offsets counted in matrices. */
    private static Odometer pairs(LoopNest nest) {
        int loops = nest.dims().length;
        int[] dims = Arrays.copyOf(nest.dims(), loops + 1);
        dims[loops] = 1;
        return new Odometer(dims, Arrays.copyOf(nest.aStrides(), loops + 1), Arrays.copyOf(nest.bStrides(), loops + 1));
    }

    private static String side(Tensor x, boolean transposed) {
        return x.shape() + (transposed ? " transposed" : "");
    }
}
