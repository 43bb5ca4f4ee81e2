package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.function.ToDoubleFunction;

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
 * <p>The uniform form is uniform in [-b, b) with b = sqrt(3 variance), the normal form is normal with mean 0, not
 * truncated. A weight has the shape [out, in] or, for a convolution, [out, in, kernel...], whose fans are in and out
 * times the kernel's size. A shape of rank 0 or 1 has no fans and is refused.
 */
public final class Initialisers {
    private Initialisers() {}

    /** He for ReLU: uniform in [-b, b), b = sqrt(6 / n). */
    public static Initialiser heUniform() {
        return heUniform(0);
    }

    /** He for a leaky ReLU of this slope: uniform in [-b, b), b = sqrt(6 / ((1 + slope^2) n)). */
    public static Initialiser heUniform(double slope) {
        return uniform(fans -> heVariance(slope, fans));
    }

    /** He for ReLU: normal with variance 2 / n. */
    public static Initialiser heNormal() {
        return heNormal(0);
    }

    /** He for a leaky ReLU of this slope: normal with variance 2 / ((1 + slope^2) n). */
    public static Initialiser heNormal(double slope) {
        return normal(fans -> heVariance(slope, fans));
    }

    /** Uniform in [-b, b), b = sqrt(6 / (n + m)). */
    public static Initialiser glorotUniform() {
        return uniform(Initialisers::glorotVariance);
    }

    /** Normal with variance 2 / (n + m). */
    public static Initialiser glorotNormal() {
        return normal(Initialisers::glorotVariance);
    }

    /** Uniform in [-b, b), b = sqrt(3 / n). */
    public static Initialiser leCunUniform() {
        return uniform(fans -> 1.0 / fans.in());
    }

    /** Normal with variance 1 / n. */
    public static Initialiser leCunNormal() {
        return normal(fans -> 1.0 / fans.in());
    }

    /** Uniform in [low, high), whatever the shape. */
    public static Initialiser uniform(double low, double high) {
        return (dtype, shape, random) -> random.uniform(dtype, shape, low, high);
    }

    /** Normal with mean 0 and this standard deviation, whatever the shape: 0.02 in DCGAN (Radford et al., 2016). */
    public static Initialiser normal(double standardDeviation) {
        return (dtype, shape, random) -> scaledNormal(dtype, shape, random, standardDeviation);
    }

    public static Initialiser zeros() {
        return constant(0);
    }

    /** One value throughout; draws no random numbers. */
    public static Initialiser constant(double value) {
        return (dtype, shape, random) -> Tensor.full(dtype, shape, value);
    }

    private static double heVariance(double slope, Fans fans) {
        return 2 / ((1 + slope * slope) * fans.in());
    }

    private static double glorotVariance(Fans fans) {
        return 2 / ((double) fans.in() + fans.out());
    }

    private static Initialiser uniform(ToDoubleFunction<Fans> variance) {
        return (dtype, shape, random) -> {
            double bound = Math.sqrt(3 * variance.applyAsDouble(Fans.of(shape)));
            return random.uniform(dtype, shape, -bound, bound);
        };
    }

    private static Initialiser normal(ToDoubleFunction<Fans> variance) {
        return (dtype, shape, random) ->
                scaledNormal(dtype, shape, random, Math.sqrt(variance.applyAsDouble(Fans.of(shape))));
    }

    private static Tensor scaledNormal(DType dtype, Shape shape, RandomStream random, double standardDeviation) {
        return Elementwise.map(x -> standardDeviation * x, random.normal(dtype, shape));
    }
}
