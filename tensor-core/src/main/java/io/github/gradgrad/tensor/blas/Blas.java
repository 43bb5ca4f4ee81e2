package io.github.gradgrad.tensor.blas;

import java.util.List;

/**
 * Matrix products on raw row-major arrays.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
@FunctionalInterface
public interface Blas<A> {
    /**
     * C = A B, or C += A B.
     *
     * @param a of m by k
     * @param b of k by n
     * @param add whether C's numbers count; if not, they are not read
     * @param c of m by n, not transposed
     */
    void gemm(Matrix<A> a, Matrix<A> b, boolean add, Matrix<A> c);

    /**
     * C = the sum of some products. They are one product whose inner dimension is as long as all of theirs together; this computes one after
     * the other, which reads and writes C for each of them.
     */
    default void sum(List<Product<A>> products, Matrix<A> c) {
        boolean add = false;
        for (Product<A> product : products) {
            gemm(product.a(), product.b(), add, c);
            add = true;
        }
    }
}
