package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * How far three FLOAT32 updates, by the kernels that are timed, are from right: that a fast step is also a right one.
 *
 * <p>At each of the three, a FLOAT64 critic starts from the very parameters that the FLOAT32 one has, and makes the same update
 * with plain loops, each unit on the same side of its kink ({@link Kinks}). Two things are compared then, over every element of every parameter:
 *
 * <ul>
 *   <li>the gradient of the loss, as Adam was given it: g = (m' - beta1 m) / (1 - beta1), from its mean m before and m'
 *       after the update. A difference counts relative to the largest element of what the loss adds up, the gradients of
 *       the mean score of the real samples, of the generated ones, and of the penalty: the first two cancel in the bias of a unit
 *       that is active for every sample, and a rounding error is in proportion to what was added, not to what is left;
 *   <li>Adam's own arithmetic, from that gradient to its second moment and the parameter, against its formula in double
 *       precision. A difference counts relative to the parameter's largest element.
 * </ul>
 *
 * <p>The updates themselves are not compared with each other: the first steps of Adam divide a gradient by its own size, and so
 * turn the rounding error that stands in for a gradient of 0 into a step of full length, of either sign.
 */
public final class Deviation {
    private static final int UPDATES = 3;
    /** For what is zero throughout. */
    private static final double TINY = 1e-30;

    private Deviation() {}

    /** The largest deviation of three updates. */
    public static double measure(CriticConfig config, boolean penalty) {
        Kinks kinks = new Kinks();
        CriticStep fast = CriticStep.of(config, Constraint.of(penalty), DType.FLOAT32, kinks::noted);
        CriticStep exact = CriticStep.of(config, Constraint.of(penalty), DType.FLOAT64, kinks::taken);
        double deviation = 0;
        for (int i = 0; i < UPDATES; i++) deviation = Math.max(deviation, ofUpdate(fast, exact));
        return deviation;
    }

    private static double ofUpdate(CriticStep fast, CriticStep exact) {
        exact.parameters(fast.parameters());
        List<Map<String, Tensor>> means = exact.gradientsOfMeans();
        Map<String, Tensor> theta = fast.parameters(), before = fast.moments(), exactBefore = exact.moments();
        fast.run();
        exact.run();
        Map<String, Tensor> next = fast.parameters(), after = fast.moments(), exactAfter = exact.moments();
        double deviation = 0;
        for (String name : theta.keySet()) {
            Moments moments = Moments.of(name, before, after);
            IntToDoubleFunction right = Moments.of(name, exactBefore, exactAfter)::gradient;
            Tensor real = get(means.get(0), name), fake = get(means.get(1), name);
            int size = real.size();
            double scale = Math.max(
                    largest(size, i -> right.applyAsDouble(i) - fake.at(i) + real.at(i)),
                    Math.max(largest(size, real::at), largest(size, fake::at)));
            deviation = Math.max(deviation, relative(size, moments::gradient, right, scale));
            deviation =
                    Math.max(deviation, moments.deviation(get(theta, name), get(next, name), (double) fast.steps()));
        }
        return deviation;
    }

    /** max |a - b| / scale over all elements. */
    static double relative(int size, IntToDoubleFunction a, IntToDoubleFunction b, double scale) {
        return largest(size, i -> a.applyAsDouble(i) - b.applyAsDouble(i)) / Math.max(scale, TINY);
    }

    /** max |a|; NaN if one is. */
    static double largest(int size, IntToDoubleFunction a) {
        double largest = 0;
        for (int i = 0; i < size; i++) largest = Math.max(largest, Math.abs(a.applyAsDouble(i)));
        return largest;
    }

    static Tensor get(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) throw new IllegalArgumentException("deviation: no tensor " + name);
        return tensor;
    }
}
