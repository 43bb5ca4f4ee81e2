package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;

/**
 * The usual initialisers.
 *
 * <p>LeCun, He and Glorot choose the variance of a weight so that signals keep their size from layer to layer. With the
 * fan-in n (how many inputs an output is computed from) and the fan-out m (how many outputs an input goes to):
 *
 * <table>
 * <caption>Variances</caption>
 * <tr><th>name</th><th>variance</th><th>meant for</th><th>source</th></tr>
 * <tr><td>LeCun</td><td>1 / n</td><td>no activation, SELU</td><td>LeCun, Bottou, Orr and M&uuml;ller, 1998, "Efficient
 * BackProp", eq. 16</td></tr>
 * <tr><td>Glorot</td><td>2 / (n + m)</td><td>tanh, sigmoid</td><td>Glorot and Bengio, 2010, eq. 12 and
 * 16</td></tr>
 * <tr><td>He</td><td>2 / ((1 + slope^2) n)</td><td>ReLU (slope 0), leaky ReLU</td><td>He, Zhang, Ren and Sun, 2015,
 * eq. 10 and 15</td></tr>
 * </table>
 *
 * <p>{@link VarianceScaling} has them with another gain, or by the fan-out. The uniform form is uniform in [-b, b) with b
 * = sqrt(3 variance), the normal form is normal with mean 0, not truncated. A weight has the shape [out, in] or, for a convolution, [out, in, kernel...], whose fans are in and out
 * times the kernel's size. A shape of rank 0 or 1 has no fans and is refused.
 */
public final class Initialisers {
    private Initialisers() {}

    /** He for ReLU: uniform in [-b, b), b = sqrt(6 / n). */
    public static VarianceScaling heUniform() {
        return VarianceScaling.uniform(Gain.RELU);
    }

    /** He for a leaky ReLU of this slope: uniform in [-b, b), b = sqrt(6 / ((1 + slope^2) n)). */
    public static VarianceScaling heUniform(double slope) {
        return VarianceScaling.uniform(Gain.leakyRelu(slope));
    }

    /** He for ReLU: normal with variance 2 / n. */
    public static VarianceScaling heNormal() {
        return VarianceScaling.normal(Gain.RELU);
    }

    /** He for a leaky ReLU of this slope: normal with variance 2 / ((1 + slope^2) n). */
    public static VarianceScaling heNormal(double slope) {
        return VarianceScaling.normal(Gain.leakyRelu(slope));
    }

    /** Uniform in [-b, b), b = sqrt(6 / (n + m)). */
    public static VarianceScaling glorotUniform() {
        return VarianceScaling.uniform(Gain.LINEAR).fanMean();
    }

    /** Normal with variance 2 / (n + m). */
    public static VarianceScaling glorotNormal() {
        return VarianceScaling.normal(Gain.LINEAR).fanMean();
    }

    /** Uniform in [-b, b), b = sqrt(3 / n). */
    public static VarianceScaling leCunUniform() {
        return VarianceScaling.uniform(Gain.LINEAR);
    }

    /** Normal with variance 1 / n. */
    public static VarianceScaling leCunNormal() {
        return VarianceScaling.normal(Gain.LINEAR);
    }

    /** {@link #orthogonal(double)} with gain 1, as in PyTorch. */
    public static Initialiser orthogonal() {
        return orthogonal(1);
    }

    /**
     * The gain times a random orthogonal matrix (Saxe, McClelland and Ganguli, 2014): W W^T or W^T W is gain^2 times the
     * identity, W being the weight as a matrix [out, in * kernel]. Such a layer changes the length of no vector.
     *
     * @throws IllegalArgumentException unless the gain is above 0
     */
    public static Initialiser orthogonal(double gain) {
        return new Orthogonal(requireGain(gain));
    }

    /** Uniform in [low, high), whatever the shape. */
    public static Initialiser uniform(double low, double high) {
        return (dtype, shape, random) -> random.uniform(dtype, shape, low, high);
    }

    /** Normal with mean 0 and this standard deviation, whatever the shape: 0.02 in DCGAN (Radford et al., 2016). */
    public static Initialiser normal(double standardDeviation) {
        return (dtype, shape, random) -> Elementwise.map(x -> standardDeviation * x, random.normal(dtype, shape));
    }

    /** Zero throughout; draws no random numbers. */
    public static Initialiser zeros() {
        return constant(0);
    }

    /** One value throughout; draws no random numbers. */
    public static Initialiser constant(double value) {
        return (dtype, shape, random) -> Tensor.full(dtype, shape, value);
    }

    static double requireGain(double gain) {
        if (gain > 0 && Double.isFinite(gain)) return gain;
        throw new IllegalArgumentException("initialiser: a gain above 0 expected, got " + gain);
    }
}
