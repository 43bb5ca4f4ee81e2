package io.github.gradgrad.nn;

/**
 * How much larger weights must be, in standard deviations, so that an activation behind them leaves signals their size:
 * what {@link VarianceScaling#gain} and {@link Initialisers#orthogonal} take. The values are PyTorch's.
 */
public final class Gain {
    /** No activation, and sigmoid: 1. */
    public static final double LINEAR = 1;

    /** Tanh: 5 / 3. */
    public static final double TANH = 5.0 / 3;

    /** ReLU: sqrt(2), as it lets half of the signal's mean square pass (He, Zhang, Ren and Sun, 2015, equation 10). */
    public static final double RELU = Math.sqrt(2);

    /** SELU: 3 / 4. Its own paper takes 1 (Klambauer et al., 2017). */
    public static final double SELU = 0.75;

    private Gain() {}

    /** Leaky ReLU: sqrt(2 / (1 + slope^2)) (He, Zhang, Ren and Sun, 2015, equation 15). */
    public static double leakyRelu(double slope) {
        return Math.sqrt(2 / (1 + slope * slope));
    }
}
