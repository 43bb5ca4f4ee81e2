package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * The squared Frechet distance between two normal distributions with the means and covariances of two sets:
 *
 * <pre>
 *   d^2 = ||m1 - m2||^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2))
 * </pre>
 *
 * <p>(Dowson and Landau, 1982; of features of a network, Heusel et al., "GANs Trained by a Two Time-Scale Update Rule", 2017,
 * eq. 6.) In squared units of the features, 0 or more; biased upwards, so compare sets of one size. With the features of a
 * {@link SmallClassifier} it is no FID: that name is taken by one certain Inception network.
 */
public final class FrechetDistance {
    private FrechetDistance() {}

    /**
     * The squared distance of samples or features [n, ..] and [m, ..] with n and m of 2 or more. O(d^3) for d elements.
     *
     * @throws IllegalArgumentException if there are fewer, the sizes differ, or an element is not finite
     */
    public static double of(Tensor a, Tensor b) {
        double[][] x = Rows.of("frechet distance", a, 2), y = Rows.of("frechet distance", b, 2);
        Rows.requireSameLength("frechet distance", x, y);
        double[] meanX = mean(x), meanY = mean(y);
        double[][] covarianceX = covariance(x, meanX), covarianceY = covariance(y, meanY);
        double trace = 0;
        for (int j = 0; j < meanX.length; j++) trace += covarianceX[j][j] + covarianceY[j][j];
        return Rows.squaredDistance(meanX, meanY) + trace - 2 * traceOfRoot(covarianceX, covarianceY);
    }

    /** With S1 = A^T A and S2 = B^T B the eigenvalues of S1 S2 are the squared singular values of A B^T. */
    private static double traceOfRoot(double[][] s1, double[][] s2) {
        double[][] a = factor(s1), b = factor(s2), product = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) for (int j = 0; j < b.length; j++) product[i][j] = Rows.dot(a[i], b[j]);
        SingularValues.orthogonalise(product);
        return Arrays.stream(product)
                .mapToDouble(row -> Math.sqrt(Rows.dot(row, row)))
                .sum();
    }

    /** Rows sqrt(s) v for each eigenvalue s with its vector v: orthogonalising S itself leaves rows s v. */
    private static double[][] factor(double[][] s) {
        SingularValues.orthogonalise(s);
        for (double[] row : s) {
            double root = Math.sqrt(Math.sqrt(Rows.dot(row, row)));
            for (int j = 0; j < row.length && root > 0; j++) row[j] /= root;
        }
        return s;
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) for (int j = 0; j < mean.length; j++) mean[j] += row[j] / rows.length;
        return mean;
    }

    /** Unbiased: divided by n - 1. */
    private static double[][] covariance(double[][] rows, double[] mean) {
        int d = mean.length;
        double[][] covariance = new double[d][d];
        for (double[] row : rows) {
            for (int i = 0; i < d; i++) {
                double scaled = (row[i] - mean[i]) / (rows.length - 1);
                for (int j = 0; j < d; j++) covariance[i][j] += scaled * (row[j] - mean[j]);
            }
        }
        return covariance;
    }
}
