package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Mean and variance of each channel, averaged over the batches of a training: what batch normalisation uses in evaluation.
 *
 * <p>A value like any other: a further batch gives new statistics and leaves these as they are.
 *
 * @param mean [C]
 * @param variance [C]
 */
public record RunningStatistics(Tensor mean, Tensor variance) {
    /** Mean and variance of the same channels. */
    public RunningStatistics {
        if (mean.shape().rank() != 1 || !mean.shape().equals(variance.shape())) {
            throw new IllegalArgumentException("running statistics: two vectors of one length expected: mean "
                    + mean.shape() + ", variance " + variance.shape());
        }
    }

    /** Where a training begins: mean 0, variance 1. */
    public static RunningStatistics initial(DType dtype, int channels) {
        Shape shape = Shape.of(channels);
        return new RunningStatistics(Tensor.zeros(dtype, shape), Tensor.ones(dtype, shape));
    }

    /**
     * (1 - momentum) of these plus momentum of the batch's own, whose variance is the unbiased estimate.
     *
     * @param batch [N, C, ..]
     * @throws IllegalArgumentException if the batch has other channels, or only one element in each
     */
    public RunningStatistics moved(Tensor batch, double momentum) {
        int[] axes = Normalisation.allButChannels("batchNorm", batch.shape());
        Variable x = Variable.constant(batch);
        Tensor batchMean = x.mean(axes).value();
        if (!batchMean.shape().equals(mean.shape())) {
            throw new IllegalArgumentException(
                    "batchNorm: statistics " + mean.shape() + " do not fit a batch " + batch.shape());
        }
        Tensor batchVariance = Statistics.variance(x, 1, axes).value();
        return new RunningStatistics(step(mean, batchMean, momentum), step(variance, batchVariance, momentum));
    }

    private static Tensor step(Tensor from, Tensor to, double momentum) {
        return Elementwise.combine((a, b) -> (1 - momentum) * a + momentum * b, from, to);
    }
}
