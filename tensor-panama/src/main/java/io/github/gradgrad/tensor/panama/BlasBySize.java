package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import java.util.List;

/**
 * Large products by one BLAS, all others by another.
 *
 * <p>On a core with 32 vector registers {@link JavaBlas} is faster than OpenBLAS in large ones: in a training step a product's operands
 * come from the third-level cache, as other work lay in between, and {@link JavaBlas} packs one of them where OpenBLAS packs both, and a
 * weight but once in a step. For tiny products OpenBLAS's special cases win.
 */
final class BlasBySize<A> implements Blas<A> {
    private final Blas<A> large;
    private final Blas<A> others;

    BlasBySize(Blas<A> large, Blas<A> others) {
        this.large = large;
        this.others = others;
    }

    @Override
    public void gemm(Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c) {
        blas(c, a.columns()).gemm(a, b, add, c);
    }

    @Override
    public void affine(Matrix<A> a, Matrix<A> b, Matrix<A> row, Matrix<A> c) {
        blas(c, a.columns()).affine(a, b, row, c);
    }

    @Override
    public void sum(List<Product<A>> products, Matrix<A> c) {
        blas(c, Product.depth(products)).sum(products, c);
    }

    private Blas<A> blas(Matrix<A> c, int depth) {
        int m = c.rows(), n = c.columns();
        return (long) m * n * depth >= 1 << 20 && Math.min(m, n) >= 16 ? large : others;
    }
}
