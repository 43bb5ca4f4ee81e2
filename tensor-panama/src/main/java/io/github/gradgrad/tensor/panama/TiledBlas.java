package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Cuts a large product into one tile per thread, each a product by a BLAS that has one thread.
 *
 * <p>OpenBLAS's own threads wait for each other by spinning: where another process held a core, they took a 512 x 512 product
 * from 240 GFLOP/s to 4 to 12. Here the caller does what nobody has begun.
 */
final class TiledBlas<A> implements Blas<A> {
    /**
     * The m n k from which tiles pay: 140 us of one thread. To wake another takes 20 to 150 us, and at 2^21 and 2^22 two threads took
     * 10 to 20 % longer than one on a busy machine.
     */
    private static final long TILES_FROM = 1 << 23;
    /** Tiles begin at multiples of this many rows or columns, which is kinder to the BLAS. */
    private static final int GRAIN = 32;

    private final Blas<A> one;
    private final int threads;
    private final ExecutorService workers;

    TiledBlas(Blas<A> one, int threads) {
        this.one = one;
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().daemon().name("gradgrad-products-", 0).factory());
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
        int tile = Math.ceilDiv(Math.ceilDiv(length, threads), GRAIN) * GRAIN;
        if ((long) m * n * k < TILES_FROM || tile >= length) {
            one.gemm(ta, tb, m, n, k, a, ao, lda, b, bo, ldb, beta, c, co, ldc);
            return;
        }
        int aStep = ta ? 1 : lda, bStep = tb ? ldb : 1;
        List<FutureTask<?>> tiles = new ArrayList<>();
        for (int start = 0; start < length; start += tile) {
            int from = start, size = Math.min(tile, length - start);
            Runnable product = byRows
                    ? () -> one.gemm(
                            ta, tb, size, n, k, a, ao + from * aStep, lda, b, bo, ldb, beta, c, co + from * ldc, ldc)
                    : () -> one.gemm(
                            ta, tb, m, size, k, a, ao, lda, b, bo + from * bStep, ldb, beta, c, co + from, ldc);
            tiles.add(new FutureTask<>(product, null));
        }
        for (FutureTask<?> task : tiles.subList(1, tiles.size())) workers.execute(task);
        finish(tiles);
    }

    private static void finish(List<FutureTask<?>> tiles) {
        // A task that runs already, or has run, ignores a second call of run.
        for (FutureTask<?> tile : tiles) tile.run();
        boolean interrupted = false;
        for (FutureTask<?> tile : tiles) {
            for (boolean done = false; !done; ) {
                try {
                    tile.get();
                    done = true;
                } catch (InterruptedException e) {
                    // The others write into the caller's arrays: it must not go on before they are done.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
