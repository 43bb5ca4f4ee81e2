package io.github.gradgrad.tensor.blas;

import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/** The classes of jblas behind {@link JblasProvider}, in a class of their own so that they may be absent. */
final class JblasProducts {
    private JblasProducts() {}

    static BlasProvider.Products load() {
        // At any other level it prints to stderr, some of it when the process ends; what goes wrong shows in the probe.
        Logger.getLogger().setLevel(Logger.ERROR + 1);
        probe();
        return new BlasProvider.Products(JblasProducts::gemm, JblasProducts::gemm, "jblas, 1 thread");
    }

    /** jblas swallows the failure to load its library, and only its first call tells. */
    private static void probe() {
        float[] product = {0};
        gemm(false, false, 1, 1, 1, new float[] {2}, 0, 1, new float[] {3}, 0, 1, 0, product, 0, 1);
        if (product[0] != 6) throw new UnsupportedOperationException("jblas multiplied 2 by 3 and got " + product[0]);
    }

    // jblas is column-major, so it sees every row-major matrix transposed: C^T = op(B)^T op(A)^T.

    private static void gemm(
            boolean ta,
            boolean tb,
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int lda,
            float[] b,
            int bo,
            int ldb,
            double beta,
            float[] c,
            int co,
            int ldc) {
        NativeBlas.sgemm(op(tb), op(ta), n, m, k, 1, b, bo, ldb, a, ao, lda, (float) beta, c, co, ldc);
    }

    private static void gemm(
            boolean ta,
            boolean tb,
            int m,
            int n,
            int k,
            double[] a,
            int ao,
            int lda,
            double[] b,
            int bo,
            int ldb,
            double beta,
            double[] c,
            int co,
            int ldc) {
        NativeBlas.dgemm(op(tb), op(ta), n, m, k, 1, b, bo, ldb, a, ao, lda, beta, c, co, ldc);
    }

    private static char op(boolean transpose) {
        return transpose ? 'T' : 'N';
    }
}
