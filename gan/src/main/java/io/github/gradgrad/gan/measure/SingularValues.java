package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * The singular values of a matrix, exactly: to rounding, and small ones to full relative accuracy.
 *
 * <p>By the one-sided method of Jacobi (Hestenes, 1958; Demmel and Veselic, 1992): rotations of pairs of columns make all
 * columns orthogonal; their lengths are then the singular values. O(m n^2) for each of about ten sweeps, n being the smaller
 * side: milliseconds for 64 x 64, some seconds for 512 x 512. For one value in each step of a training use power iteration.
 */
public final class SingularValues {
    private static final double ORTHOGONAL = 1e-15;
    private static final int MOST_SWEEPS = 60;

    private SingularValues() {}

    /**
     * The singular values of a matrix [m, n], largest first.
     *
     * @throws IllegalArgumentException if it is no matrix, or an element is not finite
     */
    public static double[] of(Tensor matrix) {
        if (matrix.shape().rank() != 2) {
            throw new IllegalArgumentException("singular values: a matrix expected, got " + matrix.shape());
        }
        double[][] rows = Rows.of("singular values", matrix, 1);
        double[][] vectors = rows.length <= rows[0].length ? rows : transposed(rows);
        orthogonalise(vectors);
        double[] values = new double[vectors.length];
        for (int i = 0; i < values.length; i++) values[i] = -Math.sqrt(Rows.dot(vectors[i], vectors[i]));
        Arrays.sort(values);
        for (int i = 0; i < values.length; i++) values[i] = -values[i];
        return values;
    }

    /** Rotates pairs of vectors, in place, until all are orthogonal. */
    static void orthogonalise(double[][] vectors) {
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
            rotated = false;
            for (int p = 0; p < vectors.length; p++) {
                for (int q = p + 1; q < vectors.length; q++) rotated |= rotate(vectors[p], vectors[q]);
            }
        }
    }

    /** Makes two vectors orthogonal; false if they were. */
    private static boolean rotate(double[] x, double[] y) {
        double xx = Rows.dot(x, x), yy = Rows.dot(y, y), xy = Rows.dot(x, y);
        if (Math.abs(xy) <= ORTHOGONAL * Math.sqrt(xx * yy) || xy == 0) return false;
        double zeta = (yy - xx) / (2 * xy);
        double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double c = 1 / Math.sqrt(1 + t * t), s = c * t;
        for (int i = 0; i < x.length; i++) {
            double u = x[i], v = y[i];
            x[i] = c * u - s * v;
            y[i] = s * u + c * v;
        }
        return true;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) for (int j = 0; j < columns.length; j++) columns[j][i] = rows[i][j];
        return columns;
    }
}
