package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Pass;
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
    /** Any order: a critic computes parts of its batch on several threads. */
    private final List<Tensor> notes = new ArrayList<>();

    /** The activation, which notes the sides of its inputs. */
    Layer noted(Layer activation) {
        return new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                note(sides(x.value()).keep());
                return activation.forward(x, pass);
            }
        };
    }

    /** The activation's straight line at the noted sides, those that fit the input best; itself where there is no note left. */
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

    /** Takes the note of the same samples: its sides are those of all inputs but a few, another's are those of every other one. */
    private synchronized @Nullable Tensor take(Tensor x) {
        int best = -1, fewest = Integer.MAX_VALUE;
        for (int n = 0; n < notes.size(); n++) {
            Tensor note = notes.get(n);
            if (!note.shape().equals(x.shape())) continue;
            int differing = 0;
            for (int i = 0; i < x.size(); i++) if (x.at(i) > 0 != note.at(i) > 0) differing++;
            if (differing < fewest) best = n;
            fewest = Math.min(fewest, differing);
        }
        return best < 0 ? null : notes.remove(best);
    }

    private static Tensor sides(Tensor x) {
        return Tensor.generate(x.dtype(), x.shape(), i -> x.at(i) > 0 ? 1 : -1);
    }
}
