package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import java.util.List;

/**
 * Matrix products in Java, on the Vector API and one thread.
 *
 * <p>Few columns (a critic's score, the gradient with respect to points in the plane) are dot products where rows are contiguous, and
 * few rows go over B as it is. So does a small inner dimension.
 */
final class JavaBlas implements Blas<float[]> {
    /** What is worth a thread: a microsecond or two of work, in whole register blocks. */
    static final TiledBlas.Tile TILE = new TiledBlas.Tile(1 << 17, BlockProduct.Form.ROWS, Panels.COLUMNS);
    /** As many rows, columns or terms of a sum are few. */
    static final int FEW = 4;

    /** Whether a product has so few rows, columns or terms that its operands are best read as they are stored. */
    static boolean isNarrow(int m, int n, int k) {
        return Math.min(k, Math.min(m, n)) <= FEW;
    }

    @Override
    public void gemm(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        int m = c.rows(), n = c.columns();
        if (n <= FEW && n <= m) {
            NarrowProduct.run(a, b, add, c);
        } else if (m <= FEW) {
            NarrowProduct.run(b.transpose(), a.transpose(), add, c.transpose());
        } else if (a.columns() <= FEW) {
            ShallowProduct.run(a, b, add, c);
        } else {
            inStrips(c, a.columns(), (buffers, j, some) -> buffers.run(a, b.columns(j, some), add, c.columns(j, some)));
        }
    }

    @Override
    public void affine(Matrix<float[]> a, Matrix<float[]> b, Matrix<float[]> row, Matrix<float[]> c) {
        if (isNarrow(c.rows(), c.columns(), a.columns())) {
            Blas.super.affine(a, b, row, c);
            return;
        }
        inStrips(
                c,
                a.columns(),
                (buffers, j, n) -> buffers.affine(a, b.columns(j, n), row.columns(j, n), c.columns(j, n)));
    }

    @Override
    public void sum(List<Product<float[]>> products, Matrix<float[]> c) {
        int depth = Product.depth(products);
        if (isNarrow(c.rows(), c.columns(), depth) || !PanelProduct.takesAtOnce(products)) {
            Blas.super.sum(products, c);
            return;
        }
        inStrips(c, depth, (buffers, j, n) -> buffers.sum(Product.columns(products, j, n), c.columns(j, n)));
    }

    /** Computes some columns of a product. */
    private interface Strip {
        void run(PanelProduct buffers, int from, int count);
    }

    /** All columns of C, as many at once as fit into the buffers. */
    private static void inStrips(Matrix<float[]> c, int depth, Strip strip) {
        PanelProduct buffers = PanelProduct.ofThread();
        int most = PanelProduct.columns(depth), n = c.columns();
        for (int j = 0; j < n; j += most) strip.run(buffers, j, Math.min(most, n - j));
    }
}
