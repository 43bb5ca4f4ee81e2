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
         * one of them where OpenBLAS packs both, and a weight but once in a step; that pays where packing is much of the work. For larger
         * products OpenBLAS's inner loop wins, for tiny ones its special cases do.
         */
        MIDDLING("those of middling size") {
            @Override
            boolean contain(int m, int n, int k, int uses) {
                long size = (long) m * n * k;
                return size >= 1 << 21 && size <= (1L << 25) * uses && Math.min(m, n) >= 32;
            }
        },
        /** Those of a core with 16 registers, for which OpenBLAS has no special cases. */
        SMALL("small and narrow ones") {
            @Override
            boolean contain(int m, int n, int k, int uses) {
                return (long) m * n * k <= 1 << 22 || JavaBlas.isNarrow(m, n, k);
            }
        };

        final String words;

        Sizes(String words) {
            this.words = words;
        }

        /**
         * Whether an m by k matrix times a k by n one is of these.
         *
         * @param uses 2 where the right operand is packed for several products, 4 for a sum, which OpenBLAS writes once for each product
         */
        abstract boolean contain(int m, int n, int k, int uses);

        /** Those of this processor. */
        static Sizes ofProcessor() {
            return Lanes.REGISTERS < 32 ? SMALL : MIDDLING;
        }
    }

    BlasBySize(Sizes sizes, Blas<A> some, Blas<A> others) {
        this.sizes = sizes;
        this.some = some;
        this.others = others;
    }

    @Override
    public void gemm(Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c) {
        blas(c, a.columns(), b.packed() == null ? 1 : 2).gemm(a, b, add, c);
    }

    @Override
    public void sum(List<Product<A>> products, Matrix<A> c) {
        blas(c, Product.depth(products), 4).sum(products, c);
    }

    private Blas<A> blas(Matrix<A> c, int depth, int uses) {
        return sizes.contain(c.rows(), c.columns(), depth, uses) ? some : others;
    }
}
