package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;

/**
 * Products of vectors, matrices and batches of matrices, all made of {@link MatMulOp}, which is its own gradient.
 *
 * <p>What does not fit throws an {@link IllegalArgumentException} that names the operation and both shapes.
 */
public final class LinearAlgebra {
    private LinearAlgebra() {}

    /**
     * numpy's matmul: [.., m, k] times [.., k, n] gives [.., m, n], and the dims before broadcast. Bilinear. A vector
     * counts as a row on the left and as a column on the right, and that dim is dropped from the result.
     */
    public static Variable matmul(Variable a, Variable b) {
        if (a.shape().rank() == 0 || b.shape().rank() == 0) {
            throw new IllegalArgumentException(
                    "matmul: vectors or matrices expected: a " + a.shape() + " x b " + b.shape());
        }
        boolean row = a.shape().rank() == 1, column = b.shape().rank() == 1;
        Variable left = row ? Arrange.unsqueeze(a, 0) : a, right = column ? Arrange.unsqueeze(b, 1) : b;
        Variable product = product(left, right);
        if (row && column) return product.reshape(Shape.of());
        if (row) return product.reshape(product.shape().without(-2));
        return column ? product.reshape(product.shape().without(-1)) : product;
    }

    /** Many matrices times the same one are one product of all their rows, which saves adding up many gradients. */
    private static Variable product(Variable a, Variable b) {
        boolean oneProduct = a.shape().rank() > 2
                && b.shape().rank() == 2
                && a.shape().dim(-1) == b.shape().dim(0);
        if (!oneProduct) return a.matmul(b);
        return Arrange.reshape(a, -1, a.shape().dim(-1))
                .matmul(b)
                .reshape(a.shape().with(-1, b.shape().dim(1)));
    }

    /**
     * As many products as there are matrices in a: [b, m, k] by [b, k, n] gives [b, m, n]. Bilinear; nothing
     * broadcasts.
     */
    public static Variable bmm(Variable a, Variable b) {
        Shape p = a.shape(), q = b.shape();
        if (p.rank() != 3 || q.rank() != 3 || p.dim(0) != q.dim(0)) {
            throw new IllegalArgumentException(
                    "bmm: two batches of equally many matrices expected: a " + p + " x b " + q);
        }
        return a.matmul(b);
    }

    /** Every product of an element of a [m] and one of b [n]: [m, n]. Bilinear. */
    public static Variable outer(Variable a, Variable b) {
        if (a.shape().rank() != 1 || b.shape().rank() != 1) {
            throw new IllegalArgumentException("outer: two vectors expected: a " + a.shape() + ", b " + b.shape());
        }
        return Arrange.unsqueeze(a, 1).mul(b);
    }

    /** x [.., in] times the transpose of weight [out, in]: [.., out]. Bilinear. */
    public static Variable linear(Variable x, Variable weight) {
        Shape s = requireFit(x, weight), w = weight.shape();
        return rows(x).matmulTransposed(weight).reshape(s.with(-1, w.dim(0)));
    }

    /** x as a matrix whose rows are its last dim. */
    private static Variable rows(Variable x) {
        return x.shape().rank() == 2 ? x : Arrange.reshape(x, -1, x.shape().dim(-1));
    }

    private static Shape requireFit(Variable x, Variable weight) {
        Shape s = x.shape(), w = weight.shape();
        if (w.rank() != 2 || s.rank() == 0 || s.dim(-1) != w.dim(1)) {
            throw new IllegalArgumentException(
                    "linear: x [.., in] and weight [out, in] expected: x " + s + ", weight " + w);
        }
        return s;
    }

    /** {@link #linear(Variable, Variable) The same} plus bias [out]: {@link LinearOp}. */
    public static Variable linear(Variable x, Variable weight, Variable bias) {
        Shape s = requireFit(x, weight), w = weight.shape();
        return new LinearOp().apply(rows(x), weight, bias).reshape(s.with(-1, w.dim(0)));
    }
}
