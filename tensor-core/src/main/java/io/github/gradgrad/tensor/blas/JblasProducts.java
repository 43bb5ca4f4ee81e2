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
        return new BlasProvider.Products(JblasProducts::gemmFloats, JblasProducts::gemmDoubles, "jblas, 1 thread");
    }

    /** jblas swallows the failure to load its library, and only its first call tells. */
    private static void probe() {
        float[] product = {0};
        gemmFloats(Matrix.of(new float[] {2}, 1, 1), Matrix.of(new float[] {3}, 1, 1), false, Matrix.of(product, 1, 1));
        if (product[0] != 6) throw new UnsupportedOperationException("jblas multiplied 2 by 3 and got " + product[0]);
    }

    // jblas is column-major, so it sees every row-major matrix transposed: C^T = op(B)^T op(A)^T.

    private static void gemmFloats(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        NativeBlas.sgemm(
                op(b),
                op(a),
                c.columns(),
                c.rows(),
                a.columns(),
                1,
                b.array(),
                b.offset(),
                b.stride(),
                a.array(),
                a.offset(),
                a.stride(),
                add ? 1 : 0,
                c.array(),
                c.offset(),
                c.stride());
    }

    private static void gemmDoubles(Matrix<double[]> a, Matrix<double[]> b, boolean add, Matrix<double[]> c) {
        NativeBlas.dgemm(
                op(b),
                op(a),
                c.columns(),
                c.rows(),
                a.columns(),
                1,
                b.array(),
                b.offset(),
                b.stride(),
                a.array(),
                a.offset(),
                a.stride(),
                add ? 1 : 0,
                c.array(),
                c.offset(),
                c.stride());
    }

    private static char op(Matrix<?> matrix) {
        return matrix.transposed() ? 'T' : 'N';
    }
}
