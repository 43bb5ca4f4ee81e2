package io.github.gradgrad.tensor.blas;

/**
 * Matrix products on raw row-major arrays.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Blas<A> {
    /**
     * C = op(A) op(B) + beta C, with op(A) of m by k, op(B) of k by n; op transposes where its flag is set.
     *
     * <p>A matrix starts at its offset, and its rows, as stored, are its {@code ld} apart. Where beta is 0,
     * C is written without being read. m, n and k are at least 1. beta is 0 or 1.
     */
    void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            A a,
            int aOffset,
            int lda,
            A b,
            int bOffset,
            int ldb,
            double beta,
            A c,
            int cOffset,
            int ldc);
}
