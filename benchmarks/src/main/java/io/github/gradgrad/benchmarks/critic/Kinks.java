package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.autodiff.Activations;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The side of its kink, above 0 or not, that each unit of a critic with (leaky) ReLUs is on. One critic notes them, and another
 * one takes the same: the gradient jumps at a kink, and among a million units there are a few whose input is nearer to 0
 * than the rounding errors of FLOAT32, so that the gradients at the two sides are both right.
 */
final class Kinks {
    /** As a share of the largest input: far above FLOAT32's rounding errors, far below what a wrong kernel would move. */
    private static final double NEAR_ZERO = 1e-4;

    /** Any order: a critic computes parts of its batch on several threads. */
    private final List<Tensor> notes = new ArrayList<>();

    /** The activation, which notes the sides of its inputs, and then computes in place as in a chain of layers. */
    Layer noted(Layer activation) {
        double slope = -activation
                .forward(Variable.constant(Tensor.scalar(DType.FLOAT64, -1)))
                .item();
        return new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                note(sides(x.value()).keep());
                return Activations.leakyReluInPlace(x, slope);
            }
        };
    }

    /** The activation's straight line at the noted sides, those that fit the input best; itself where no note fits. */
    Layer taken(Layer activation) {
        return new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                Tensor noted = take(x.value());
                if (noted == null) return activation.forward(x, pass);
                Variable side = Variable.constant(noted.cast(x.dtype()));
                // f(x) = slope x with slope = f(1) or f(-1) / -1.
                return x.mul(activation.forward(side, pass).mul(side));
            }
        };
    }

    private synchronized void note(Tensor sides) {
        notes.add(sides);
    }

    /**
     * Takes the note of the same samples: one that differs only where the input is near 0. Where there is none, the critics disagree for
     * another reason than rounding, which is not to be hidden.
     */
    private synchronized @Nullable Tensor take(Tensor x) {
        int best = -1, fewest = Integer.MAX_VALUE;
        for (int n = 0; n < notes.size(); n++) {
            int differing = differing(notes.get(n), x);
            if (differing < fewest) best = n;
            fewest = Math.min(fewest, differing);
        }
        return best < 0 ? null : notes.remove(best);
    }

    /** On how many sides a note and an input differ; more than there are if rounding cannot be the reason. */
    private static int differing(Tensor note, Tensor x) {
        if (!note.shape().equals(x.shape())) return Integer.MAX_VALUE;
        double largest = 0;
        for (int i = 0; i < x.size(); i++) largest = Math.max(largest, Math.abs(x.at(i)));
        int differing = 0;
        for (int i = 0; i < x.size(); i++) {
            if (x.at(i) > 0 == note.at(i) > 0) continue;
            if (Math.abs(x.at(i)) > NEAR_ZERO * largest) return Integer.MAX_VALUE;
            differing++;
        }
        return differing;
    }

    private static Tensor sides(Tensor x) {
        return Tensor.generate(x.dtype(), x.shape(), i -> x.at(i) > 0 ? 1 : -1);
    }
}
