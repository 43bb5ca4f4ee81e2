package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import java.util.List;

/**
 * Products of middling size by one BLAS, all others by another.
 *
 * <p>In a training step a product's operands come from the third-level cache, as other work lay in between. {@link JavaBlas} packs one of
 * them where OpenBLAS packs both, and a weight but once in a step; that pays where packing is much of the work. For larger products
 * OpenBLAS's inner loop wins, for tiny ones its special cases do.
 */
final class BlasBySize<A> implements Blas<A> {
    /** The m n k from which and up to which a product is of middling size: 128 cubed, and some 320 cubed. */
    private static final long FROM = 1 << 21, TO = 1 << 25;
    /** Up to which it is where the right operand is packed for several products. */
    private static final long TO_PACKED = 2 * TO;
    /** The same of a sum of products, whose result OpenBLAS writes once for each of them. */
    private static final long TO_SUM = 4 * TO;
    /** A product with fewer rows or columns is none, whatever its m n k. */
    private static final int NARROW = 32;

    private final Blas<A> middle;
    private final Blas<A> others;

    BlasBySize(Blas<A> middle, Blas<A> others) {
        this.middle = middle;
        this.others = others;
    }

    @Override
    public void gemm(Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c) {
        blas(c, a.columns(), b.packed() == null ? TO : TO_PACKED).gemm(a, b, add, c);
    }

    @Override
    public void sum(List<Product<A>> products, Matrix<A> c) {
        blas(c, Product.depth(products), TO_SUM).sum(products, c);
    }

    private Blas<A> blas(Matrix<A> c, int depth, long to) {
        long size = (long) c.rows() * c.columns() * depth;
        return size >= FROM && size <= to && Math.min(c.rows(), c.columns()) >= NARROW ? middle : others;
    }
}
