package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import java.util.List;

/** Products of some {@link Sizes} by one BLAS, all others by another. */
final class BlasBySize<A> implements Blas<A> {
    private final Sizes sizes;
    private final Blas<A> some;
    private final Blas<A> others;

    /** The sizes for which {@link JavaBlas} is faster than OpenBLAS. */
    enum Sizes {
        /**
         * Those of a core with 32 vector registers.
         *
         * <p>In a training step a product's operands come from the third-level cache, as other work lay in between. {@link JavaBlas} packs
         * one of them where OpenBLAS packs both, and a weight but once in a step. For tiny products OpenBLAS's special cases win.
         */
        LARGE("large ones") {
            @Override
            boolean contain(int m, int n, int k) {
                return (long) m * n * k >= 1 << 20 && Math.min(m, n) >= 16;
            }
        },
        /** Those of a core with 16 registers, for which OpenBLAS has no special cases. */
        SMALL("small and narrow ones") {
            @Override
            boolean contain(int m, int n, int k) {
                return (long) m * n * k <= 1 << 22 || JavaBlas.isNarrow(m, n, k);
            }
        };

        final String words;

        Sizes(String words) {
            this.words = words;
        }

        /** Whether an m by k matrix times a k by n one is of these. */
        abstract boolean contain(int m, int n, int k);

        /** Those of this processor. */
        static Sizes ofProcessor() {
            return Lanes.REGISTERS < 32 ? SMALL : LARGE;
        }
    }

    BlasBySize(Sizes sizes, Blas<A> some, Blas<A> others) {
        this.sizes = sizes;
        this.some = some;
        this.others = others;
    }

    @Override
    public void gemm(Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c) {
        blas(c, a.columns()).gemm(a, b, add, c);
    }

    @Override
    public void affine(Matrix<A> a, Matrix<A> b, Matrix<A> row, Matrix<A> c) {
        blas(c, a.columns()).affine(a, b, row, c);
    }

    @Override
    public void sum(List<Product<A>> products, Matrix<A> c) {
        blas(c, Product.depth(products)).sum(products, c);
    }

    private Blas<A> blas(Matrix<A> c, int depth) {
        return sizes.contain(c.rows(), c.columns(), depth) ? some : others;
    }
}
