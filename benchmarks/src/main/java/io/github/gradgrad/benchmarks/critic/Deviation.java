package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.Map;

/**
 * How far three FLOAT32 updates, by the kernels that are timed, lead away from the same three in FLOAT64, by plain loops:
 * that a fast step is also a right one. It is the largest over all parameters of max |a - b| / max |b|.
 *
 * <p>An element that the first FLOAT64 update leaves in its place has the gradient 0 there, such as the bias of a unit that
 * is active for every sample: as many real as generated ones, so their parts cancel. Such elements may differ by the length
 * of the steps, for Adam's first ones divide a gradient by its own size, and so turn a rounding error of FLOAT32 into a full
 * step.
 */
public final class Deviation {
    private static final int UPDATES = 3;
    /** A hundredth of a step. */
    private static final double IN_PLACE = CriticStep.LEARNING_RATE / 100;
    /** A step of Adam is about as long as the learning rate, and two can go apart. */
    private static final double ALLOWED_FROM_ZERO = 2 * UPDATES * CriticStep.LEARNING_RATE;
    /** For parameters that are zero throughout. */
    private static final double TINY = 1e-30;

    private Deviation() {}

    /** Updates one critic of each type, and compares what became of their parameters. */
    public static double measure(CriticConfig config, boolean penalty) {
        CriticStep a = CriticStep.of(config, penalty, DType.FLOAT32);
        CriticStep b = CriticStep.of(config, penalty, DType.FLOAT64);
        Map<String, Tensor> start = b.parameters();
        b.run();
        Map<String, Tensor> first = b.parameters();
        for (int i = 1; i < UPDATES; i++) b.run();
        for (int i = 0; i < UPDATES; i++) a.run();
        return between(a.parameters(), b.parameters(), start, first);
    }

    /** The deviation of tensors a from tensors b; what stands still from start to first may differ by the steps. */
    static double between(
            Map<String, Tensor> as, Map<String, Tensor> bs, Map<String, Tensor> start, Map<String, Tensor> first) {
        return bs.keySet().stream()
                .mapToDouble(name -> between(get(as, name), get(bs, name), get(start, name), get(first, name)))
                .max()
                .orElseThrow();
    }

    private static double between(Tensor a, Tensor b, Tensor start, Tensor first) {
        double difference = 0, size = TINY;
        for (int i = 0; i < b.size(); i++) {
            size = Math.max(size, Math.abs(b.at(i)));
            boolean moved = Math.abs(first.at(i) - start.at(i)) > IN_PLACE;
            double allowed = moved ? 0 : ALLOWED_FROM_ZERO;
            difference = Math.max(difference, Math.abs(a.at(i) - b.at(i)) - allowed);
        }
        return difference / size;
    }

    private static Tensor get(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) throw new IllegalArgumentException("deviation: no tensor " + name);
        return tensor;
    }
}
