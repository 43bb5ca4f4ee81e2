package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Cuts a large product into one tile per thread, each a product by a BLAS that has one thread.
 *
 * <p>OpenBLAS's own threads wait for each other by spinning: where another process held a core, they took a 512 x 512 product
 * from 240 GFLOP/s to 4 to 12. Here the caller does what nobody has begun.
 */
final class TiledBlas<A> implements Blas<A> {
    private final Blas<A> one;
    private final Workers workers;
    private final Tile tile;

    /**
     * What is worth a thread.
     *
     * @param operations its smallest m n k
     * @param rows tiles of rows begin at multiples of this
     * @param columns tiles of columns begin at multiples of this
     */
    record Tile(long operations, int rows, int columns) {}

    TiledBlas(Blas<A> one, Workers workers, Tile tile) {
        this.one = one;
        this.workers = workers;
        this.tile = tile;
    }

    @Override
    public void gemm(Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c) {
        int m = c.rows(), n = c.columns();
        int parts = (int) Math.min(workers.threads(), (long) m * n * a.columns() / tile.operations);
        boolean byRows = m >= n;
        int length = byRows ? m : n, grain = byRows ? tile.rows : tile.columns;
        int size = parts < 2 ? length : Math.ceilDiv(Math.ceilDiv(length, parts), grain) * grain;
        if (size >= length) {
            one.gemm(a, b, add, c);
            return;
        }
        workers.run(Math.ceilDiv(length, size), i -> {
            int from = i * size, some = Math.min(size, length - from);
            if (byRows) one.gemm(a.rows(from, some), b, add, c.rows(from, some));
            else one.gemm(a, b.columns(from, some), add, c.columns(from, some));
        });
    }
}
