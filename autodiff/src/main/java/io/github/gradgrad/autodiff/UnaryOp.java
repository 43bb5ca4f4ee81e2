package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An op of one input. */
public abstract class UnaryOp extends Op {
    /** y. */
    protected abstract Tensor forward(Tensor x);

    /** d&lt;g, y&gt;/dx, or null if that is zero everywhere. */
    protected abstract @Nullable Variable gradient(Variable g, Variable x, Variable y);

    @Override
    protected final Tensor forward(List<Tensor> inputs) {
        return forward(inputs.get(0));
    }

    @Override
    protected final @Nullable Variable gradient(int i, Variable cotangent, List<Variable> inputs, Variable output) {
        return gradient(cotangent, inputs.get(0), output);
    }
}
