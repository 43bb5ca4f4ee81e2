package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The side of its kink, above 0 or not, that each unit of a critic with (leaky) ReLUs is on. One critic notes them, and another
 * one takes the same: the gradient jumps at a kink, and among a million units there are a few whose input is nearer to 0
 * than the rounding errors of FLOAT32, so that the gradients at the two sides are both right.
 */
final class Kinks {
    private final Queue<Tensor> sides = new ArrayDeque<>();

    /** The activation, which notes the sides of its inputs. */
    Layer noted(Layer activation) {
        return new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                sides.add(sides(x.value()).keep());
                return activation.forward(x, pass);
            }
        };
    }

    /** The activation's straight line at the noted sides, in the order of their notes; itself where there is no note left. */
    Layer taken(Layer activation) {
        return new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                Tensor noted = sides.poll();
                if (noted == null) return activation.forward(x, pass);
                Variable side = Variable.constant(noted.cast(x.dtype()));
                // f(x) = slope x with slope = f(1) or f(-1) / -1.
                return x.mul(activation.forward(side, pass).mul(side));
            }
        };
    }

    private static Tensor sides(Tensor x) {
        return Tensor.generate(x.dtype(), x.shape(), i -> x.at(i) > 0 ? 1 : -1);
    }
}
