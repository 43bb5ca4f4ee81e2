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
        return new Products(PlainBlasProvider::gemmFloats, PlainBlasProvider::gemmDoubles, "loops in Java, 1 thread");
    }

    private static void gemmFloats(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        float[] x = a.array(), y = b.array(), z = c.array();
        double[] row = new double[c.columns()];
        for (int i = 0; i < c.rows(); i++) {
            int to = c.index(i, 0);
            for (int j = 0; j < row.length; j++) row[j] = add ? z[to + j] : 0;
            for (int p = 0; p < a.columns(); p++) {
                double factor = x[a.index(i, p)];
                int from = b.index(p, 0), step = b.columnStep();
                for (int j = 0; j < row.length; j++) row[j] += factor * y[from + j * step];
            }
            for (int j = 0; j < row.length; j++) z[to + j] = (float) row[j];
        }
    }

    private static void gemmDoubles(Matrix<double[]> a, Matrix<double[]> b, boolean add, Matrix<double[]> c) {
        double[] x = a.array(), y = b.array(), z = c.array();
        double[] row = new double[c.columns()];
        for (int i = 0; i < c.rows(); i++) {
            int to = c.index(i, 0);
            for (int j = 0; j < row.length; j++) row[j] = add ? z[to + j] : 0;
            for (int p = 0; p < a.columns(); p++) {
                double factor = x[a.index(i, p)];
                int from = b.index(p, 0), step = b.columnStep();
                for (int j = 0; j < row.length; j++) row[j] += factor * y[from + j * step];
            }
            System.arraycopy(row, 0, z, to, row.length);
        }
    }
}
