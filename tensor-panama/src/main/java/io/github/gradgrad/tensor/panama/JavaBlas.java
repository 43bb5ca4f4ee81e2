package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products in Java, on the Vector API: on one thread, and those that have nothing else to do.
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

    private final Workers workers;

    /** @param workers help where they have nothing else to do */
    JavaBlas(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void gemm(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        int m = c.rows(), n = c.columns();
        if (n <= FEW && n <= m) {
            NarrowProduct.run(a, b, add, c);
        } else if (m <= FEW) {
            NarrowProduct.run(b.transpose(), a.transpose(), add, c.transpose());
        } else if (a.columns() <= FEW) {
            ShallowProduct.run(a, b, null, add, c);
        } else {
            inStrips(List.of(new Product<>(a, b)), null, add, c);
        }
    }

    @Override
    public void affine(Matrix<float[]> a, Matrix<float[]> b, Matrix<float[]> row, Matrix<float[]> c) {
        if (Math.min(c.rows(), c.columns()) <= FEW) {
            Blas.super.affine(a, b, row, c);
        } else if (a.columns() <= FEW) {
            ShallowProduct.run(a, b, row, false, c);
        } else {
            inStrips(List.of(new Product<>(a, b)), row, false, c);
        }
    }

    @Override
    public void sum(List<Product<float[]>> products, Matrix<float[]> c) {
        int depth = Product.depth(products);
        if (isNarrow(c.rows(), c.columns(), depth) || !areStoredAlike(products)) Blas.super.sum(products, c);
        else inStrips(products, null, false, c);
    }

    private static boolean areStoredAlike(List<Product<float[]>> products) {
        boolean transposed = products.get(0).a().transposed();
        return products.stream().allMatch(product -> product.a().transposed() == transposed);
    }

    /** All columns of C, as many at once as fit into the buffers. */
    private void inStrips(
            List<Product<float[]>> products, @Nullable Matrix<float[]> row, boolean add, Matrix<float[]> c) {
        ProductSum sum = new ProductSum(products, row, add, c);
        int n = c.columns(), most = PanelProduct.columns(Product.depth(products));
        if (n <= most) PanelProduct.ofThread().run(sum, workers);
        else
            for (int j = 0; j < n; j += most)
                PanelProduct.ofThread().run(sum.columns(j, Math.min(most, n - j)), workers);
    }
}
