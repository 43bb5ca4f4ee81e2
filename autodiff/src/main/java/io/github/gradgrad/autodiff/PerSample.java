package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The gradients of a loss for each sample of a batch by itself: what clipping for differential privacy, influence
 * functions and the measurement of gradient noise need.
 *
 * <p>The loss is given as a function, which is called with one sample at a time: slices [1, ..] of the batch's tensors, so
 * that it may be written for batches. So all samples together cost as many operations as the batch, where N pullbacks of
 * the batch's N losses would cost N times that.
 *
 * <pre>{@code
 * List<Tensor> g = PerSample.of(one -> squaredError(net.apply(one.get(0)), one.get(1)), x, target)
 *         .gradients(parameters); // [N, ..] for each parameter
 * }</pre>
 */
public final class PerSample {
    private final Function<List<Variable>, Variable> loss;
    private final List<Variable> batch;
    private final UnaryOperator<Pullback> unused;

    private PerSample(Function<List<Variable>, Variable> loss, List<Variable> batch, UnaryOperator<Pullback> unused) {
        this.loss = loss;
        this.batch = batch;
        this.unused = unused;
    }

    /**
     * The loss for each sample of a batch.
     *
     * @param loss gives a scalar for the tensors [1, ..] of one sample
     * @param batch tensors [N, ..] of one N, such as the images and what they show
     * @throws IllegalArgumentException if the batch is empty or its tensors have no common N
     */
    public static PerSample of(Function<List<Variable>, Variable> loss, Variable... batch) {
        List<Variable> tensors = List.of(batch);
        // A size is at least 1, so that no tensor of rank 0 has the N of one that has samples.
        IntStream sizes = tensors.stream()
                .mapToInt(x -> x.shape().rank() == 0 ? 0 : x.shape().dim(0));
        int[] distinct = sizes.distinct().toArray();
        if (distinct.length != 1 || distinct[0] == 0) {
            throw new IllegalArgumentException(
                    "per-sample gradients: tensors [N, ..] of one N expected, got " + Arrays.toString(batch));
        }
        return new PerSample(loss, tensors, UnaryOperator.identity());
    }

    /** The same, but an x that the loss does not depend on gets zeros where it would be an error. */
    public PerSample zerosForUnused() {
        return new PerSample(loss, batch, Pullback::zerosForUnused);
    }

    /** For each x a tensor [N, x's shape]: in row n the gradient of the loss of sample n. */
    public List<Tensor> gradients(List<Variable> xs) {
        return stacked(
                        xs,
                        pullback -> pullback.gradients(xs).stream()
                                .map(Variable::constant)
                                .toList())
                .stream()
                .map(Variable::value)
                .toList();
    }

    /** {@link #gradients}, as graphs that can be differentiated again. */
    public List<Variable> differentiableGradients(List<Variable> xs) {
        return stacked(xs, pullback -> pullback.differentiableGradients(xs));
    }

    private List<Variable> stacked(List<Variable> xs, Function<Pullback, List<Variable>> gradients) {
        List<List<Variable>> bySample = new ArrayList<>();
        for (int n = 0; n < batch.get(0).shape().dim(0); n++) {
            Variable value = loss.apply(sample(n));
            bySample.add(gradients.apply(unused.apply(value.pullback())));
        }
        List<Variable> byX = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            int x = i;
            byX.add(Variable.concat(0, bySample.stream().map(g -> row(g.get(x))).toArray(Variable[]::new)));
        }
        return byX;
    }

    private List<Variable> sample(int n) {
        return batch.stream().map(x -> x.slice(0, n, n + 1)).toList();
    }

    /** [..] as [1, ..]. */
    private static Variable row(Variable x) {
        int[] dims = new int[x.shape().rank() + 1];
        dims[0] = 1;
        System.arraycopy(x.shape().toArray(), 0, dims, 1, dims.length - 1);
        return x.reshape(Shape.of(dims));
    }
}
