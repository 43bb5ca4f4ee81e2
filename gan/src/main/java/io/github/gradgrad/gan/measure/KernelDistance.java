package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;

/**
 * The squared maximum mean discrepancy with a cubic kernel, unbiased:
 *
 * <pre>
 *   MMD^2 = mean_{i != j} k(x_i, x_j) + mean_{i != j} k(y_i, y_j) - 2 mean_{i, j} k(x_i, y_j),   k(x, y) = (&lt;x, y&gt; / d + 1)^3
 * </pre>
 *
 * <p>(Gretton et al., "A Kernel Two-Sample Test", 2012, eq. 3; the kernel of Binkowski et al., "Demystifying MMD GANs", 2018,
 * section 4, there on Inception features and called KID.) No units; its mean is 0 for two samples of one distribution, so it
 * may well be negative. It compares the first three moments.
 */
public final class KernelDistance {
    private KernelDistance() {}

    /**
     * The distance of samples, or of their features, [n, ..] and [m, ..] with n and m of 2 or more.
     *
     * @throws IllegalArgumentException if there are fewer, the sizes differ, or an element is not finite
     */
    public static double of(Tensor a, Tensor b) {
        double[][] x = Rows.of("kernel distance", a, 2), y = Rows.of("kernel distance", b, 2);
        Rows.requireSameLength("kernel distance", x, y);
        double between = 0;
        for (double[] p : x) for (double[] q : y) between += kernel(p, q);
        return within(x) + within(y) - 2 * between / ((double) x.length * y.length);
    }

    private static double within(double[][] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) for (int j = 0; j < i; j++) sum += kernel(rows[i], rows[j]);
        return 2 * sum / ((double) rows.length * (rows.length - 1));
    }

    private static double kernel(double[] x, double[] y) {
        double base = Rows.dot(x, y) / x.length + 1;
        return base * base * base;
    }
}
