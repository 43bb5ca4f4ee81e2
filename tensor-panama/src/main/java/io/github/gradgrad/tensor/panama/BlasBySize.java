package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;

/**
 * Products of middling size by one BLAS, all others by another.
 *
 * <p>In a training step a product's operands come from the third-level cache, as other work lay in between. {@link JavaBlas} packs one of
 * them where OpenBLAS packs both, which is 1.0 to 1.4 times as fast where packing is much of the work. For larger products OpenBLAS's
 * inner loop wins, for tiny ones its special cases do.
 */
final class BlasBySize<A> implements Blas<A> {
    /** The m n k from which and up to which a product is of middling size: 128 cubed, and some 320 cubed. */
    private static final long FROM = 1 << 21, TO = 1 << 25;
    /** A product with fewer rows or columns is none, whatever its m n k. */
    private static final int NARROW = 32;

    private final Blas<A> middling;
    private final Blas<A> others;

    BlasBySize(Blas<A> middling, Blas<A> others) {
        this.middling = middling;
        this.others = others;
    }

    @Override
    public void gemm(
            boolean ta,
            boolean tb,
            int m,
            int n,
            int k,
            A a,
            int ao,
            int lda,
            A b,
            int bo,
            int ldb,
            double beta,
            A c,
            int co,
            int ldc) {
        long size = (long) m * n * k;
        boolean middle = size >= FROM && size <= TO && Math.min(m, n) >= NARROW;
        (middle ? middling : others).gemm(ta, tb, m, n, k, a, ao, lda, b, bo, ldb, beta, c, co, ldc);
    }
}
