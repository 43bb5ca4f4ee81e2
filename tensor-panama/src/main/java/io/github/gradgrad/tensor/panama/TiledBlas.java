package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;
import java.util.function.Consumer;

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
        int tiles = tiles(c, a.columns());
        if (tiles == 1) one.gemm(a, b, add, c);
        else cut(c, tiles, cut -> one.gemm(cut.left(a), cut.right(b), add, cut.result(c)));
    }

    @Override
    public void affine(Matrix<A> a, Matrix<A> b, Matrix<A> row, Matrix<A> c) {
        int tiles = tiles(c, a.columns());
        if (tiles == 1) one.affine(a, b, row, c);
        else cut(c, tiles, cut -> one.affine(cut.left(a), cut.right(b), cut.right(row), cut.result(c)));
    }

    @Override
    public void sum(List<Product<A>> products, Matrix<A> c) {
        int tiles = tiles(c, Product.depth(products));
        if (tiles == 1) one.sum(products, c);
        else cut(c, tiles, cut -> one.sum(cut.of(products), cut.result(c)));
    }

    /** Some rows of C, or some columns, and what of the operands they take. */
    private record Cut(boolean rows, int from, int count) {
        <A> Matrix<A> left(Matrix<A> a) {
            return rows ? a.rows(from, count) : a;
        }

        <A> Matrix<A> right(Matrix<A> b) {
            return rows ? b : b.columns(from, count);
        }

        <A> Matrix<A> result(Matrix<A> c) {
            return rows ? c.rows(from, count) : c.columns(from, count);
        }

        <A> List<Product<A>> of(List<Product<A>> products) {
            return rows ? Product.rows(products, from, count) : Product.columns(products, from, count);
        }
    }

    private static boolean byRows(Matrix<?> c) {
        return c.rows() >= c.columns();
    }

    private int tiles(Matrix<A> c, int depth) {
        long worthwhile = (long) c.rows() * c.columns() * depth / tile.operations;
        return (int) Math.max(1, Math.min(workers.threadsHere(), worthwhile));
    }

    private void cut(Matrix<A> c, int tiles, Consumer<Cut> product) {
        workers.run(tiles, i -> {
            int from = begin(c, i, tiles), end = begin(c, i + 1, tiles);
            if (end > from) product.accept(new Cut(byRows(c), from, end - from));
        });
    }

    /** Where tile i begins: at the multiple of the grain that is nearest to its even share. */
    private int begin(Matrix<A> c, int i, int tiles) {
        int grain = byRows(c) ? tile.rows : tile.columns, length = Math.max(c.rows(), c.columns());
        return i == tiles ? length : (int) Math.round((double) length * i / tiles / grain) * grain;
    }
}
