package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Gradients made smaller before an {@link Optimiser} takes them, so that one bad batch cannot throw a network far:
 *
 * <pre>{@code
 * optimiser.step(GradientClipping.byNorm(loss.gradients(variables), 1));
 * }</pre>
 *
 * <p>Both return new tensors of the same types and shapes. A gradient with NaN stays one.
 */
public final class GradientClipping {
    /** What PyTorch adds to the norm that it divides by. */
    private static final double NORM_EPSILON = 1e-6;

    private GradientClipping() {}

    /** The Euclidean norm of all gradients as one vector: sqrt(sum of g^2), summed in double precision. */
    public static double norm(List<Tensor> gradients) {
        double sum = 0;
        for (Tensor gradient : gradients) {
            for (int i = 0; i < gradient.size(); i++) sum += gradient.at(i) * gradient.at(i);
        }
        return Math.sqrt(sum);
    }

    /**
     * All gradients times min(1, limit / (norm + 1e-6)), where norm is theirs as one vector, so the direction stays
     * (Pascanu, Mikolov and Bengio, 2013, algorithm 1; the 1e-6 is PyTorch's).
     *
     * @throws IllegalArgumentException unless limit &gt; 0
     */
    public static List<Tensor> byNorm(List<Tensor> gradients, double limit) {
        requireLimit("byNorm", limit);
        double factor = limit / (norm(gradients) + NORM_EPSILON);
        if (factor >= 1) return List.copyOf(gradients);
        return gradients.stream().map(g -> Elementwise.map(x -> factor * x, g)).toList();
    }

    /**
     * Each element limited to [-limit, limit].
     *
     * @throws IllegalArgumentException unless limit &gt; 0
     */
    public static List<Tensor> byValue(List<Tensor> gradients, double limit) {
        requireLimit("byValue", limit);
        return gradients.stream()
                .map(g -> Elementwise.map(x -> Math.max(-limit, Math.min(limit, x)), g))
                .toList();
    }

    private static void requireLimit(String operation, double limit) {
        if (!(limit > 0)) throw new IllegalArgumentException(operation + ": a limit above 0 expected, got " + limit);
    }
}
