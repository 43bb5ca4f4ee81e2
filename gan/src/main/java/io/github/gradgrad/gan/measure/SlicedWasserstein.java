package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * The sliced Wasserstein-1 distance: the mean, over random directions theta on the unit sphere, of the exact distance
 * between the projections,
 *
 * <pre>
 *   SW1 = E_theta W1(&lt;theta, x&gt;, &lt;theta, y&gt;)
 * </pre>
 *
 * <p>(Rabin, Peyre, Delon and Bernot, "Wasserstein Barycenter and Its Application to Texture Mixing", 2011.) In the units of
 * the data, 0 or more, at most {@link Wasserstein W1} itself; it costs O(directions n (d + log n)), so it is for images, and
 * for more samples than an assignment can take. Sets moved apart by delta in d dimensions have ||delta|| E|theta_1|: 2 /
 * pi of ||delta|| in the plane, about sqrt(2 / (pi d)) in many dimensions.
 */
public final class SlicedWasserstein {
    /** Enough that the mean over directions varies by about 5 percent in the plane, and less with more elements. */
    public static final int DEFAULT_DIRECTIONS = 256;

    private SlicedWasserstein() {}

    /** The distance over {@link #DEFAULT_DIRECTIONS} directions drawn from a seed. */
    public static double of(Tensor a, Tensor b, long seed) {
        return of(a, b, DEFAULT_DIRECTIONS, seed);
    }

    /**
     * The distance over a number of directions drawn from a seed.
     *
     * @param a [n, ..]
     * @param b [m, ..], with samples of the same size
     * @throws IllegalArgumentException if the sizes differ, an element is not finite, or there is no direction
     */
    public static double of(Tensor a, Tensor b, int directions, long seed) {
        double[][] x = Rows.of("sliced wasserstein", a, 1), y = Rows.of("sliced wasserstein", b, 1);
        Rows.requireSameLength("sliced wasserstein", x, y);
        if (directions < 1) throw new IllegalArgumentException("sliced wasserstein: no direction to look along");
        RandomStream random = RandomStream.of(seed);
        double sum = 0;
        for (int k = 0; k < directions; k++) {
            double[] theta = random.normal(DType.FLOAT64, Shape.of(x[0].length)).toDoubles();
            double length = Math.sqrt(Rows.dot(theta, theta));
            sum += Wasserstein.ofNumbers(projected(x, theta), projected(y, theta)) / length;
        }
        return sum / directions;
    }

    private static double[] projected(double[][] rows, double[] theta) {
        double[] projections = new double[rows.length];
        for (int i = 0; i < rows.length; i++) projections[i] = Rows.dot(rows[i], theta);
        return projections;
    }
}
