package io.github.gradgrad.gan.measure;

/**
 * How much a curve goes to and fro instead of getting anywhere:
 *
 * <pre>
 *   1 - |x_n - x_1| / sum_i |x_(i+1) - x_i|
 * </pre>
 *
 * <p>0 for a curve that only rises or only falls, near 1 for one that swings. Noise swings at every step, so the curve is
 * first replaced by the means of windows: what is left swings slowly, as the losses of two players do that chase each other.
 */
public final class Oscillation {
    private Oscillation() {}

    /**
     * The index of a curve after taking the means of windows that follow each other; an incomplete last one is left out.
     *
     * @return 0 to 1; 0 for a constant curve
     * @throws IllegalArgumentException if the window is below 1 or fewer than 2 windows fit
     */
    public static double index(double[] curve, int window) {
        if (window < 1 || curve.length / window < 2) {
            throw new IllegalArgumentException(
                    "oscillation: 2 or more windows expected, got " + curve.length + " values in windows of " + window);
        }
        double[] means = new double[curve.length / window];
        for (int i = 0; i < means.length * window; i++) means[i / window] += curve[i] / window;
        double path = 0;
        for (int i = 1; i < means.length; i++) path += Math.abs(means[i] - means[i - 1]);
        return path == 0 ? 0 : 1 - Math.abs(means[means.length - 1] - means[0]) / path;
    }
}
