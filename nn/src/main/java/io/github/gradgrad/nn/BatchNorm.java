package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.RunningStatistics;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015, algorithms 1 and 2): y = (x - mean) / sqrt(variance + epsilon) weight +
 * bias, per channel.
 *
 * <p>Input [N, C], [N, C, L] or [N, C, H, W], output the same; PyTorch's BatchNorm1d and BatchNorm2d are both this
 * layer. In training, mean and variance are the batch's own, over all dims but the channels, and each call moves the
 * running statistics: running = (1 - momentum) running + momentum statistic, where the variance is the unbiased
 * estimate. In evaluation they are the running statistics, which are then left alone.
 *
 * <p>As each output depends on the whole batch, a critic whose gradient is penalised sample by sample must not have
 * this layer (Gulrajani et al., 2017, section 4); {@link LayerNorm} takes its place.
 *
 * <p>Parameters {@code weight} [C], ones at first, and {@code bias} [C], zeros. Buffers {@code running_mean} [C],
 * {@code running_var} [C] and {@code num_batches_tracked}, a FLOAT64 scalar. Defaults as in PyTorch: epsilon 1e-5,
 * momentum 0.1.
 */
public final class BatchNorm extends Layer {
    private final Channels scale;
    private final Buffer mean;
    private final Buffer variance;
    private final Buffer batches = Buffer.of("num_batches_tracked", Tensor.scalar(DType.FLOAT64, 0));
    private double epsilon = 1e-5;
    private double momentum = 0.1;

    private BatchNorm(DType dtype, int channels) {
        scale = Channels.of(dtype, channels);
        RunningStatistics initial = RunningStatistics.initial(dtype, channels);
        mean = Buffer.of("running_mean", initial.mean());
        variance = Buffer.of("running_var", initial.variance());
    }

    /** A FLOAT32 layer. */
    public static BatchNorm of(int channels) {
        return of(DType.FLOAT32, channels);
    }

    /**
     * A layer of a type.
     *
     * @throws IllegalArgumentException if there are no channels
     */
    public static BatchNorm of(DType dtype, int channels) {
        return new BatchNorm(dtype, channels);
    }

    /** What keeps the root from 0: above 0. */
    public BatchNorm epsilon(double newEpsilon) {
        if (!(newEpsilon > 0)) throw new IllegalArgumentException(this + ": epsilon > 0 expected, got " + newEpsilon);
        epsilon = newEpsilon;
        return this;
    }

    /** How far one batch moves the running statistics: from 0 to 1. */
    public BatchNorm momentum(double newMomentum) {
        if (!(newMomentum >= 0 && newMomentum <= 1)) {
            throw new IllegalArgumentException(this + ": momentum from 0 to 1 expected, got " + newMomentum);
        }
        momentum = newMomentum;
        return this;
    }

    /** {@inheritDoc} The input is [N, C] or [N, C, ..]; in training a channel has more than one number. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        Channels.require(this, x, channels(), true, "[N, " + channels() + ", ..]");
        return scale.scaleAndShift(pass.isTraining() ? train(x) : Normalisation.batchNorm(x, running(), epsilon));
    }

    private Variable train(Variable x) {
        Normalisation.Batch batch = Normalisation.batchNorm(x, running(), momentum, epsilon);
        mean.update(batch.after().mean());
        variance.update(batch.after().variance());
        batches.update(Elementwise.map(count -> count + 1, batches.value()));
        return batch.y();
    }

    private RunningStatistics running() {
        return new RunningStatistics(mean.value(), variance.value());
    }

    private int channels() {
        return mean.value().size();
    }

    @Override
    public List<Parameter> parameters() {
        return scale.parameters();
    }

    @Override
    public List<Buffer> buffers() {
        return List.of(mean, variance, batches);
    }

    /** Such as {@code BatchNorm(64)}. */
    @Override
    public String toString() {
        return "BatchNorm(" + channels() + ")";
    }
}
