package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Matrix products in Java, on the Vector API: parts of C, shared between threads.
 *
 * <p>Few columns (a critic's score, the gradient with respect to points in the plane) are dot products where rows are contiguous, and
 * few rows go over B as it is.
 */
final class JavaBlas implements Blas<float[]> {
    /** As many rows or columns are few. */
    private static final int FEW = 4;
    /** The m n k that is worth a part of its own: a microsecond or two. */
    private static final int PART = 1 << 17;

    private static final int WIDTH = PanelProduct.PANELS * BlockProduct.Form.COLUMNS;

    private final Workers workers;

    JavaBlas(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void gemm(
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
        boolean add = beta != 0;
        if (n <= FEW && n <= m) {
            NarrowProduct.run(ta, tb, m, n, k, a, ao, lda, b, bo, ldb, add, c, co, ldc, 1);
            return;
        }
        if (m <= FEW) {
            NarrowProduct.run(!tb, !ta, n, m, k, b, bo, ldb, a, ao, lda, add, c, co, 1, ldc);
            return;
        }
        int parts = (int) Math.min(workers.threads(), (long) m * n * k / PART);
        boolean byRows = m >= n;
        int grain = byRows ? BlockProduct.Form.ROWS : BlockProduct.Form.COLUMNS, length = byRows ? m : n;
        int size = parts < 2 ? length : Math.ceilDiv(Math.ceilDiv(length, parts), grain) * grain;
        int aStep = ta ? 1 : lda, bStep = tb ? ldb : 1;
        workers.run(Math.ceilDiv(length, size), i -> {
            int from = i * size, some = Math.min(size, length - from);
            if (byRows) part(ta, tb, some, n, k, a, ao + from * aStep, lda, b, bo, ldb, add, c, co + from * ldc, ldc);
            else part(ta, tb, m, some, k, a, ao, lda, b, bo + from * bStep, ldb, add, c, co + from, ldc);
        });
    }

    private static void part(
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
            boolean add,
            float[] c,
            int co,
            int ldc) {
        PanelProduct buffers = PanelProduct.ofThread();
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j), bj = bo + j * (tb ? ldb : 1);
            buffers.run(ta, tb, m, width, k, a, ao, lda, b, bj, ldb, add, c, co + j, ldc);
        }
    }
}
