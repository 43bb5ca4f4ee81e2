package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import java.util.stream.IntStream;

/**
 * Normalisation: y = (x - mean) / sqrt(variance + epsilon), which differ in what mean and variance are taken over.
 *
 * <p>All variances are means of squares, divided by the count. x has samples in dim 0 and channels in dim 1: [N, C], [N, C, L] or
 * [N, C, H, W]; only {@link #layerNorm} takes any shape. The learned scale and shift that usually follow are {@link
 * #scaleAndShift} for weights per channel, and plain {@code mul} and {@code add} after layerNorm. All are smooth as long as
 * epsilon is above 0. A shape that does not fit throws an {@link IllegalArgumentException} that names the operation.
 */
public final class Normalisation {
    /**
     * Normalised samples, with the running statistics that follow.
     *
     * @param y differentiable, of the shape of x
     * @param after what to use at the next call
     */
    public record Batch(Variable y, RunningStatistics after) {}

    private Normalisation() {}

    /**
     * (x - mean) / sqrt(variance + epsilon), statistics per channel over the batch. Smooth while epsilon &gt; 0. Ioffe
     * and Szegedy (2015), algorithm 1.
     */
    public static Variable batchNorm(Variable x, double epsilon) {
        return standardise(x, x.shape().reduced(allButChannels("batchNorm", x.shape())), epsilon);
    }

    /**
     * The same, and the running statistics moved by a step of size {@code momentum}. No gradient flows through the
     * running statistics. Nothing is changed: the new ones are in the result.
     */
    public static Batch batchNorm(Variable x, RunningStatistics before, double momentum, double epsilon) {
        return new Batch(batchNorm(x, epsilon), before.moved(x.value(), momentum));
    }

    /**
     * (x - mean) / sqrt(variance + epsilon) with the given statistics, as in evaluation. Then linear in x, each sample
     * by itself.
     */
    public static Variable batchNorm(Variable x, RunningStatistics statistics, double epsilon) {
        allButChannels("batchNorm", x.shape());
        Variable mean = perChannel(x, Variable.constant(statistics.mean()));
        Variable variance = perChannel(x, Variable.constant(statistics.variance()));
        return x.sub(mean).div(variance.add(epsilon).sqrt());
    }

    /**
     * (x - mean) / sqrt(variance + epsilon), statistics over the last {@code dims} dims. Smooth while epsilon &gt; 0;
     * per sample whatever the batch is. Ba et al. (2016).
     */
    public static Variable layerNorm(Variable x, int dims, double epsilon) {
        int rank = x.shape().rank();
        if (dims < 1 || dims > rank) {
            throw new IllegalArgumentException(
                    "layerNorm: the last " + dims + " dims do not exist in shape " + x.shape());
        }
        int[] axes = IntStream.range(rank - dims, rank).toArray();
        return standardise(x, x.shape().reduced(axes), epsilon);
    }

    /**
     * (x - mean) / sqrt(variance + epsilon), statistics per sample and channel. Smooth while epsilon &gt; 0; x has at
     * least one dim behind the channels. Ulyanov et al. (2016).
     */
    public static Variable instanceNorm(Variable x, double epsilon) {
        int rank = x.shape().rank();
        if (rank < 3) {
            throw new IllegalArgumentException("instanceNorm: [N, C, ..] with a third dim expected, got " + x.shape());
        }
        return standardise(x, x.shape().reduced(IntStream.range(2, rank).toArray()), epsilon);
    }

    /**
     * (x - mean) / sqrt(variance + epsilon), statistics per sample and group of neighbouring channels. Smooth while
     * epsilon &gt; 0. Wu and He (2018).
     */
    public static Variable groupNorm(Variable x, int groups, double epsilon) {
        Shape shape = x.shape();
        if (shape.rank() < 2 || groups < 1 || shape.dim(1) % groups != 0) {
            throw new IllegalArgumentException(
                    "groupNorm: [N, C, ..] with C a multiple of " + groups + " groups expected, got " + shape);
        }
        Variable grouped = Arrange.reshape(x, shape.dim(0), groups, -1);
        return standardise(grouped, grouped.shape().reduced(2), epsilon).reshape(shape);
    }

    /** y weight + bias, with a weight and a bias [C] for each channel of y [N, C, ..]. */
    public static Variable scaleAndShift(Variable y, Variable weight, Variable bias) {
        allButChannels("scaleAndShift", y.shape());
        return y.mul(perChannel(y, weight)).add(perChannel(y, bias));
    }

    private static Variable standardise(Variable x, Shape statistics, double epsilon) {
        Variable centred = x.sub(Statistics.keptMean(x, statistics));
        Variable variance = Statistics.keptMean(centred.square(), statistics);
        return centred.div(variance.add(epsilon).sqrt());
    }

    /** A vector [C] so that it broadcasts against the channels of x. */
    private static Variable perChannel(Variable x, Variable vector) {
        int channels = x.shape().dim(1);
        if (!vector.shape().equals(Shape.of(channels))) {
            throw new IllegalArgumentException("normalisation: a vector [" + channels + "] expected for x " + x.shape()
                    + ", got " + vector.shape());
        }
        int[] dims = IntStream.range(1, x.shape().rank())
                .map(d -> d == 1 ? channels : 1)
                .toArray();
        return vector.reshape(Shape.of(dims));
    }

    /** Every dim but 1. */
    static int[] allButChannels(String operation, Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(operation + ": [N, C] or [N, C, ..] expected, got " + shape);
        }
        return IntStream.range(0, shape.rank()).filter(d -> d != 1).toArray();
    }
}
