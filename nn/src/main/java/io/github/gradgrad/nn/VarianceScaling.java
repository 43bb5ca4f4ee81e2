package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * A random weight whose variance is gain^2 / fan: the family of LeCun, He and Glorot; see {@link Initialisers} for its
 * members.
 *
 * <pre>{@code
 * Initialisers.heNormal().fanOut()                   // keeps the size of gradients rather than that of signals
 * Initialisers.glorotUniform().gain(Gain.TANH)
 * }</pre>
 *
 * <p>Uniform in [-b, b) with b = gain sqrt(3 / fan), or normal with mean 0, not truncated. Immutable: each method
 * returns another initialiser.
 */
public final class VarianceScaling implements Initialiser {
    private enum Fan {
        IN,
        OUT,
        MEAN;

        double of(Fans fans) {
            return switch (this) {
                case IN -> fans.in();
                case OUT -> fans.out();
                case MEAN -> ((double) fans.in() + fans.out()) / 2;
            };
        }
    }

    private final Fan fan;
    private final double gain;
    private final boolean isNormal;

    private VarianceScaling(Fan fan, double gain, boolean isNormal) {
        this.fan = fan;
        this.gain = gain;
        this.isNormal = isNormal;
    }

    static VarianceScaling uniform(double gain) {
        return new VarianceScaling(Fan.IN, gain, false);
    }

    static VarianceScaling normal(double gain) {
        return new VarianceScaling(Fan.IN, gain, true);
    }

    /** By the mean of fan-in and fan-out. */
    VarianceScaling fanMean() {
        return new VarianceScaling(Fan.MEAN, gain, isNormal);
    }

    /** By the fan-out, the outputs that an input goes to: gradients keep their size on the way back. */
    public VarianceScaling fanOut() {
        return new VarianceScaling(Fan.OUT, gain, isNormal);
    }

    /**
     * With this gain in place of its own; {@link Gain} has those of the activations.
     *
     * @throws IllegalArgumentException unless it is above 0
     */
    public VarianceScaling gain(double newGain) {
        return new VarianceScaling(fan, Initialisers.requireGain(newGain), isNormal);
    }

    /** @throws IllegalArgumentException if the shape, of rank 0 or 1, has no fans */
    @Override
    public Tensor create(DType dtype, Shape shape, RandomStream random) {
        double deviation = gain / Math.sqrt(fan.of(Fans.of(shape)));
        if (isNormal) return Elementwise.map(x -> deviation * x, random.normal(dtype, shape));
        double bound = Math.sqrt(3) * deviation;
        return random.uniform(dtype, shape, -bound, bound);
    }
}
