package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import java.util.List;

/**
 * Group normalisation (Wu and He, 2018, equations 1 to 3): y = (x - mean) / sqrt(variance + epsilon) weight + bias,
 * with mean and variance of each sample over groups of neighbouring channels, weight and bias for each channel.
 *
 * <p>Input [N, C] or [N, C, ..], output the same; training and evaluation are alike. Parameters {@code weight} [C],
 * ones at first, and {@code bias} [C], zeros. Epsilon 1e-5 as in PyTorch.
 */
public final class GroupNorm extends Layer {
    private final Channels scale;
    private final int groups;
    private double epsilon = 1e-5;

    private GroupNorm(Channels scale, int groups) {
        this.scale = scale;
        this.groups = groups;
    }

    /** A FLOAT32 layer. */
    public static GroupNorm of(int groups, int channels) {
        return of(DType.FLOAT32, groups, channels);
    }

    /**
     * A layer of a type.
     *
     * @throws IllegalArgumentException if the channels do not fall into that many groups
     */
    public static GroupNorm of(DType dtype, int groups, int channels) {
        if (groups < 1 || channels < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(
                    "groupNorm: " + channels + " channels do not fall into " + groups + " groups");
        }
        return new GroupNorm(Channels.of(dtype, channels), groups);
    }

    /** What keeps the root from 0: above 0. */
    public GroupNorm epsilon(double newEpsilon) {
        if (!(newEpsilon > 0)) throw new IllegalArgumentException(this + ": epsilon > 0 expected, got " + newEpsilon);
        epsilon = newEpsilon;
        return this;
    }

    /** {@inheritDoc} The input is [N, C] or [N, C, ..]. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        Channels.require(this, x, channels(), true, "[N, " + channels() + ", ..]");
        return scale.scaleAndShift(Normalisation.groupNorm(x, groups, epsilon));
    }

    @Override
    public List<Parameter> parameters() {
        return scale.parameters();
    }

    private int channels() {
        return scale.weight().shape().dim(0);
    }

    /** Such as {@code GroupNorm(8 groups of 64)}. */
    @Override
    public String toString() {
        return "GroupNorm(" + groups + " groups of " + channels() + ")";
    }
}
