package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;

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
        int size = size(c, a.columns());
        if (isWhole(size, c)) {
            one.gemm(a, b, add, c);
        } else if (byRows(c)) {
            tiles(c.rows(), size, (from, some) -> one.gemm(a.rows(from, some), b, add, c.rows(from, some)));
        } else {
            tiles(c.columns(), size, (from, some) -> one.gemm(a, b.columns(from, some), add, c.columns(from, some)));
        }
    }

    @Override
    public void affine(Matrix<A> a, Matrix<A> b, Matrix<A> row, Matrix<A> c) {
        int size = size(c, a.columns());
        if (isWhole(size, c)) {
            one.affine(a, b, row, c);
        } else if (byRows(c)) {
            tiles(c.rows(), size, (from, some) -> one.affine(a.rows(from, some), b, row, c.rows(from, some)));
        } else {
            tiles(
                    c.columns(),
                    size,
                    (from, some) ->
                            one.affine(a, b.columns(from, some), row.columns(from, some), c.columns(from, some)));
        }
    }

    @Override
    public void sum(List<Product<A>> products, Matrix<A> c) {
        int size = size(c, Product.depth(products));
        if (isWhole(size, c)) {
            one.sum(products, c);
        } else if (byRows(c)) {
            tiles(c.rows(), size, (from, some) -> one.sum(Product.rows(products, from, some), c.rows(from, some)));
        } else {
            tiles(
                    c.columns(),
                    size,
                    (from, some) -> one.sum(Product.columns(products, from, some), c.columns(from, some)));
        }
    }

    /** Computes some rows of C, or some columns. */
    private interface TileProduct {
        void run(int from, int some);
    }

    private static boolean byRows(Matrix<?> c) {
        return c.rows() >= c.columns();
    }

    private static boolean isWhole(int size, Matrix<?> c) {
        return size >= Math.max(c.rows(), c.columns());
    }

    /** How many rows, or columns, a tile has. */
    private int size(Matrix<A> c, int depth) {
        int length = Math.max(c.rows(), c.columns()), grain = byRows(c) ? tile.rows : tile.columns;
        long most = (long) c.rows() * c.columns() * depth / tile.operations;
        int parts = most < 2 ? 1 : (int) Math.min(workers.threadsHere(), most);
        return parts == 1 ? length : Math.ceilDiv(Math.ceilDiv(length, parts), grain) * grain;
    }

    private void tiles(int length, int size, TileProduct product) {
        workers.run(Math.ceilDiv(length, size), i -> product.run(i * size, Math.min(size, length - i * size)));
    }
}
