package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Cuts a large product into one tile per thread, each a product by a BLAS that has one thread.
 *
 * <p>OpenBLAS's own threads wait for each other by spinning: where another process held a core, they took a 512 x 512 product
 * from 240 GFLOP/s to 4 to 12. Here the caller does what nobody has begun.
 */
final class TiledBlas<A> implements Blas<A> {
    /** The m n k from which tiles pay: some 10 us of one thread. */
    private static final long TILES_FROM = 1 << 19;
    /** Tiles begin at multiples of this many rows or columns, which is kinder to the BLAS. */
    private static final int GRAIN = 16;

    private final Blas<A> one;
    private final Workers workers;

    TiledBlas(Blas<A> one, Workers workers) {
        this.one = one;
        this.workers = workers;
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
        boolean byRows = m >= n;
        int length = byRows ? m : n;
        int tile = Math.ceilDiv(Math.ceilDiv(length, workers.threads()), GRAIN) * GRAIN;
        if ((long) m * n * k < TILES_FROM || tile >= length) {
            one.gemm(ta, tb, m, n, k, a, ao, lda, b, bo, ldb, beta, c, co, ldc);
            return;
        }
        int aStep = ta ? 1 : lda, bStep = tb ? ldb : 1;
        workers.run(Math.ceilDiv(length, tile), i -> {
            int from = i * tile, size = Math.min(tile, length - from);
            if (byRows)
                one.gemm(ta, tb, size, n, k, a, ao + from * aStep, lda, b, bo, ldb, beta, c, co + from * ldc, ldc);
            else one.gemm(ta, tb, m, size, k, a, ao, lda, b, bo + from * bStep, ldb, beta, c, co + from, ldc);
        });
    }
}
