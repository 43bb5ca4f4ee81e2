package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import java.util.List;
import java.util.Locale;

/**
 * The time of a step at one size of an axis, beside the arithmetic of its products.
 *
 * @param microseconds per step
 * @param operations floating-point operations of the step's products: {@link Arithmetic}
 */
public record Scaling(Axis axis, int size, boolean penalty, int threads, double microseconds, long operations) {
    /** Times one size. */
    public static Scaling of(Axis axis, int size, boolean penalty, double seconds) {
        CriticConfig config = axis.config(size);
        CriticStep step = CriticStep.of(config, Constraint.of(penalty), DType.FLOAT32);
        double microseconds = StepTimer.microseconds(step::run, seconds);
        long operations = Arithmetic.of(config, penalty).operations();
        return new Scaling(axis, size, penalty, Backend.current().threads(), microseconds, operations);
    }

    /** The one of two measurements that took less time: a shared machine can only lengthen it. */
    public Scaling faster(Scaling other) {
        return other.microseconds < microseconds ? other : this;
    }

    public double gigaflops() {
        return operations / microseconds * 1e-3;
    }

    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"axis\":\"%s\",\"size\":%d,\"gp\":%b,\"threads\":%d,\"us\":%.1f,\"operations\":%d,\"gflops\":%.2f}",
                axis.name().toLowerCase(Locale.ROOT),
                size,
                penalty,
                threads,
                microseconds,
                operations,
                gigaflops());
    }

    /**
     * By how many times time and arithmetic grow from the first to the last of the points, and the largest growth of time per
     * operation in one step from a point to the next: above 1, time grew faster than the arithmetic there.
     */
    public static String summary(List<Scaling> points) {
        Scaling first = points.get(0), last = points.get(points.size() - 1);
        double worst = 0;
        for (int i = 1; i < points.size(); i++) {
            worst = Math.max(
                    worst, points.get(i - 1).gigaflops() / points.get(i).gigaflops());
        }
        return String.format(
                Locale.ROOT,
                "{\"axis\":\"%s\",\"gp\":%b,\"from\":%d,\"to\":%d,\"arithmetic_grows\":%.1f,\"time_grows\":%.1f,"
                        + "\"worst_step\":%.2f}",
                first.axis.name().toLowerCase(Locale.ROOT),
                first.penalty,
                first.size,
                last.size,
                (double) last.operations / first.operations,
                last.microseconds / first.microseconds,
                worst);
    }
}
