package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instance normalisation (Ulyanov, Vedaldi and Lempitsky, 2016, equation 2): y = (x - mean) / sqrt(variance + epsilon),
 * with mean and variance of each channel of each sample.
 *
 * <p>Input [N, C, L] or [N, C, H, W], output the same; training and evaluation are alike. As in PyTorch epsilon is
 * 1e-5, and there are parameters only if asked for: {@code weight} [C], ones at first, and {@code bias} [C], zeros,
 * which scale and shift y.
 */
public final class InstanceNorm extends Layer {
    private final int channels;
    private final @Nullable Channels scale;
    private double epsilon = 1e-5;

    private InstanceNorm(int channels, @Nullable Channels scale) {
        if (channels < 1) throw new IllegalArgumentException("instanceNorm: " + channels + " channels");
        this.channels = channels;
        this.scale = scale;
    }

    /** A layer without parameters. */
    public static InstanceNorm of(int channels) {
        return new InstanceNorm(channels, null);
    }

    /** A FLOAT32 layer with weight and bias. */
    public static InstanceNorm affine(int channels) {
        return affine(DType.FLOAT32, channels);
    }

    /** A layer with weight and bias. */
    public static InstanceNorm affine(DType dtype, int channels) {
        return new InstanceNorm(channels, Channels.of(dtype, channels));
    }

    /** What keeps the root from 0: above 0. */
    public InstanceNorm epsilon(double newEpsilon) {
        if (!(newEpsilon > 0)) throw new IllegalArgumentException(this + ": epsilon > 0 expected, got " + newEpsilon);
        epsilon = newEpsilon;
        return this;
    }

    /** {@inheritDoc} The input is [N, C, ..] with at least three dims. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        Channels.require(this, x, channels, x.shape().rank() > 2, "[N, " + channels + ", L] or more dims");
        Variable y = Normalisation.instanceNorm(x, epsilon);
        return scale == null ? y : scale.scaleAndShift(y);
    }

    @Override
    public List<Parameter> parameters() {
        return scale == null ? List.of() : scale.parameters();
    }

    /** Such as {@code InstanceNorm(64)}. */
    @Override
    public String toString() {
        return "InstanceNorm(" + channels + ")";
    }
}
