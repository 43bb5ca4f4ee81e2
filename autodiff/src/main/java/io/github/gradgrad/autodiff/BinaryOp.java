package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An op of two inputs. */
public abstract class BinaryOp extends Op {
    /** y. */
    protected abstract Tensor forward(Tensor a, Tensor b);

    /** d&lt;g, y&gt;/da, or null if that is zero everywhere. */
    protected abstract @Nullable Variable gradientA(Variable g, Variable a, Variable b, Variable y);

    /** d&lt;g, y&gt;/db, or null if that is zero everywhere. */
    protected abstract @Nullable Variable gradientB(Variable g, Variable a, Variable b, Variable y);

    @Override
    protected final Tensor forward(List<Tensor> inputs) {
        return forward(inputs.get(0), inputs.get(1));
    }

    @Override
    protected final @Nullable Variable gradient(int i, Variable cotangent, List<Variable> inputs, Variable output) {
        Variable a = inputs.get(0), b = inputs.get(1);
        Variable gradient = i == 0 ? gradientA(cotangent, a, b, output) : gradientB(cotangent, a, b, output);
        return gradient == null ? null : undoBroadcast(gradient, inputs.get(i));
    }

    /** Where the op stretched this input, its gradient is a sum over the copies. The one place where that is done. */
    private static Variable undoBroadcast(Variable gradient, Variable input) {
        return gradient.sumTo(input.shape());
    }
}
