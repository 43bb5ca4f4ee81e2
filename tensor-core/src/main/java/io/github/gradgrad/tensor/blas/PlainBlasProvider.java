package io.github.gradgrad.tensor.blas;

import io.github.gradgrad.tensor.kernels.Workers;

/** Matrix products by plain loops: always there. */
public final class PlainBlasProvider implements BlasProvider {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Products load(Workers workers) {
        return new Products(PlainBlasProvider::gemm, PlainBlasProvider::gemm, "loops in Java, 1 thread");
    }

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
        int aRow = ta ? 1 : lda, aColumn = ta ? lda : 1, bRow = tb ? 1 : ldb, bColumn = tb ? ldb : 1;
        double[] row = new double[n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) row[j] = beta == 0 ? 0 : beta * c[co + i * ldc + j];
            for (int p = 0; p < k; p++) {
                double x = a[ao + i * aRow + p * aColumn];
                int from = bo + p * bRow;
                for (int j = 0; j < n; j++) row[j] += x * b[from + j * bColumn];
            }
            for (int j = 0; j < n; j++) c[co + i * ldc + j] = (float) row[j];
        }
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
        int aRow = ta ? 1 : lda, aColumn = ta ? lda : 1, bRow = tb ? 1 : ldb, bColumn = tb ? ldb : 1;
        double[] row = new double[n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) row[j] = beta == 0 ? 0 : beta * c[co + i * ldc + j];
            for (int p = 0; p < k; p++) {
                double x = a[ao + i * aRow + p * aColumn];
                int from = bo + p * bRow;
                for (int j = 0; j < n; j++) row[j] += x * b[from + j * bColumn];
            }
            System.arraycopy(row, 0, c, co + i * ldc, n);
        }
    }
}
