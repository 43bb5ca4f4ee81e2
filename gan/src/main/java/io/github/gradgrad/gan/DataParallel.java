package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Pullback;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import io.github.gradgrad.tensor.functions.Binary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The gradient of a mean over a batch, computed in parts of the batch: each thread builds and differentiates a graph of its own over
 * its samples, and the gradients are added.
 *
 * <p>The mean over a batch is the sum of the means over its parts, each times its share of the samples, and so is the gradient. What a
 * sample needs then stays in one core's cache; threads that share each kernel instead hand half of every result to each other.
 */
final class DataParallel {
    /** How many samples are worth a thread. */
    private static final int SAMPLES = 16;
    /** How many it takes where a matrix is so large that adding up its gradients counts. */
    private static final int SAMPLES_OF_LARGE = 64;

    /** A matrix with more elements than this is large. */
    private static final int LARGE = 1 << 16;

    private final List<Workspace> workspaces = new ArrayList<>();

    /** The samples from {@code from} to {@code to - 1}. */
    record Part(int number, int from, int to) {
        int size() {
            return to - from;
        }

        /** These samples of a batch [N, ..]. */
        Tensor of(Tensor batch) {
            return size() == batch.shape().dim(0) ? batch : Layouts.slice(batch, 0, from, to, 1);
        }

        /** Their share of a stream of random numbers for a batch of so many. */
        RandomStream of(RandomStream stream, int samples) {
            return size() == samples ? stream : stream.rows(from, size(), samples);
        }

        /** Their classes. */
        Condition of(Condition batch) {
            return batch.rows(from, to);
        }
    }

    /** A part's mean. */
    @FunctionalInterface
    interface PartLoss {
        Variable of(Part part);
    }

    /**
     * A loss and its gradients.
     *
     * @param graphs compute the loss again, each for a part of the batch: the first graphs may be used up
     */
    record Descent(double loss, List<Tensor> gradients, List<Supplier<Variable>> graphs) {
        boolean isFinite() {
            return Double.isFinite(loss) && gradients.stream().allMatch(Tensor::isFinite);
        }
    }

    /**
     * How many parts so many samples have if they may be divided. Every part computes a gradient of every weight, and a matrix is used
     * but once for a sample; the kernel of a convolution is used many times, so it does not count. The largest matrix decides, not
     * their number: with each further layer the work of a part grows as much as that of adding up.
     */
    static int parts(int samples, List<Variable> parameters) {
        boolean large =
                parameters.stream().map(Variable::shape).anyMatch(shape -> shape.rank() == 2 && shape.size() > LARGE);
        int each = large ? SAMPLES_OF_LARGE : SAMPLES;
        return Math.max(1, Math.min(Backend.current().threads(), samples / each));
    }

    /** Computes the descent and hands it to {@code use}, while the arrays of all parts are still there. */
    <T> T run(int samples, int parts, List<Variable> parameters, PartLoss loss, Use<T> use) {
        while (workspaces.size() < parts) {
            workspaces.add(
                    workspaces.isEmpty() ? new Workspace() : workspaces.get(0).forAnotherThread());
        }
        return within(0, () -> {
            Descent[] descents = new Descent[parts];
            Backend.current().run(parts, i -> {
                Part part = new Part(i, (int) ((long) samples * i / parts), (int) ((long) samples * (i + 1) / parts));
                descents[i] = workspaces.get(i).run(() -> descent(part, samples, parameters, loss));
            });
            return use.of(workspaces.get(0).run(() -> sum(descents)));
        });
    }

    /** What is done with a descent. */
    @FunctionalInterface
    interface Use<T> {
        T of(Descent descent);
    }

    private <T> T within(int workspace, Supplier<T> body) {
        return workspace == workspaces.size()
                ? body.get()
                : workspaces.get(workspace).run(() -> within(workspace + 1, body));
    }

    private static Descent descent(Part part, int samples, List<Variable> parameters, PartLoss loss) {
        if (part.size() == samples) return descent(() -> loss.of(part), parameters);
        return descent(() -> loss.of(part).mul((double) part.size() / samples), parameters, true);
    }

    /** The gradient of a loss of the whole batch. */
    static Descent descent(Supplier<Variable> loss, List<Variable> parameters) {
        return descent(loss, parameters, Backend.current().threads() == 1);
    }

    /** @param alone whether no other thread shares in the kernels: the graph is then best used up */
    private static Descent descent(Supplier<Variable> loss, List<Variable> parameters, boolean alone) {
        Variable value = loss.get();
        Pullback pullback = alone ? value.pullback().consuming() : value.pullback();
        return new Descent(value.item(), pullback.gradients(parameters), List.of(loss));
    }

    /** The sum over all parts, in the arrays of the first. */
    private static Descent sum(Descent[] parts) {
        double loss = 0;
        List<Tensor> gradients = parts[0].gradients;
        List<Supplier<Variable>> graphs = new ArrayList<>();
        for (int p = 0; p < parts.length; p++) {
            loss += parts[p].loss;
            graphs.addAll(parts[p].graphs);
            if (p > 0) gradients = sums(gradients, parts[p].gradients);
        }
        return new Descent(loss, gradients, graphs);
    }

    private static List<Tensor> sums(List<Tensor> a, List<Tensor> b) {
        List<Tensor> sums = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            Tensor x = a.get(i), y = b.get(i);
            sums.add(
                    isShared(a, i)
                            ? Elementwise.combine(Binary.ADD, x, y)
                            : Elementwise.combineInPlace(Binary.ADD, x, y));
        }
        return sums;
    }

    /** Whether another gradient is in the same array: those of two parameters that are added up are one tensor. */
    private static boolean isShared(List<Tensor> gradients, int i) {
        for (int j = 0; j < gradients.size(); j++) {
            if (j != i && gradients.get(j).sharesArrayWith(gradients.get(i))) return true;
        }
        return false;
    }
}
