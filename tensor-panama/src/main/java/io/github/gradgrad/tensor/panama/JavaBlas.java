package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import java.util.List;

/**
 * Matrix products in Java, on the Vector API and one thread.
 *
 * <p>Few columns (a critic's score, the gradient with respect to points in the plane) are dot products where rows are contiguous, and
 * few rows go over B as it is.
 */
final class JavaBlas implements Blas<float[]> {
    /** What is worth a thread: a microsecond or two of work, in whole register blocks. */
    static final TiledBlas.Tile TILE = new TiledBlas.Tile(1 << 17, BlockProduct.Form.ROWS, Panels.COLUMNS);
    /** As many rows or columns are few. */
    static final int FEW = 4;

    private static final int WIDTH = PanelProduct.PANELS * Panels.COLUMNS;

    @Override
    public void gemm(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        int m = c.rows(), n = c.columns();
        if (n <= FEW && n <= m) {
            NarrowProduct.run(a, b, add, c);
        } else if (m <= FEW) {
            NarrowProduct.run(b.transpose(), a.transpose(), add, c.transpose());
        } else {
            PanelProduct buffers = PanelProduct.ofThread();
            for (int j = 0; j < n; j += WIDTH) {
                int width = Math.min(WIDTH, n - j);
                buffers.run(a, b.columns(j, width), add, c.columns(j, width));
            }
        }
    }

    @Override
    public void sum(List<Product<float[]>> products, Matrix<float[]> c) {
        boolean few = Math.min(c.rows(), c.columns()) <= FEW;
        if (few || !PanelProduct.takesAtOnce(products)) {
            Blas.super.sum(products, c);
            return;
        }
        PanelProduct buffers = PanelProduct.ofThread();
        for (int j = 0; j < c.columns(); j += WIDTH) {
            int width = Math.min(WIDTH, c.columns() - j);
            buffers.sum(Product.columns(products, j, width), c.columns(j, width));
        }
    }
}
