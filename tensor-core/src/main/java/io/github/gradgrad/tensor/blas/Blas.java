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
     * C = A B, plus a row of numbers that is added to each of its rows.
     *
     * @param row of 1 by n, not transposed
     */
    default void affine(Matrix<A> a, Matrix<A> b, Matrix<A> row, Matrix<A> c) {
        int n = c.columns(), rows = c.rows(), most = c.stride() == n ? rows : 1;
        System.arraycopy(row.array(), row.offset(), c.array(), c.offset(), n);
        // Rows that follow each other are doubled, as a call for every short row would take longer than the copy.
        for (int done = 1, count; done < rows; done += count) {
            count = Math.min(most, Math.min(done, rows - done));
            System.arraycopy(c.array(), c.offset(), c.array(), c.index(done, 0), count * n);
        }
        gemm(a, b, true, c);
    }

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
