package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Derivatives without any rule: f′ is about (8 f(h) − 8 f(−h) − f(2h) + f(−2h)) / 12h, with an error of order h⁴
 * (Abramowitz and Stegun, 1964, 25.3.6 with five points).
 */
final class FiniteDifferences {
    private static final double STEP = 1e-3;

    private FiniteDifferences() {}

    /** By how much the gradients of f with respect to each tensor differ from finite differences, at most. */
    static double deviation(ToDoubleFunction<List<Tensor>> f, List<Tensor> at, List<Tensor> gradients) {
        double largest = 0;
        for (int t = 0; t < at.size(); t++) {
            for (int i = 0; i < at.get(t).size(); i++) {
                double difference = 0;
                for (int k : new int[] {-2, -1, 1, 2}) {
                    double weight = (Math.abs(k) == 1 ? 8 : -1) * Math.signum(k) / (12 * STEP);
                    difference += weight * f.applyAsDouble(moved(at, t, i, k * STEP));
                }
                largest =
                        Math.max(largest, Math.abs(difference - gradients.get(t).at(i)));
            }
        }
        return largest;
    }

    private static List<Tensor> moved(List<Tensor> at, int t, int i, double by) {
        List<Tensor> moved = new ArrayList<>(at);
        Tensor x = at.get(t);
        moved.set(t, Tensor.generate(x.dtype(), x.shape(), j -> x.at(j) + (j == i ? by : 0)));
        return moved;
    }
}
