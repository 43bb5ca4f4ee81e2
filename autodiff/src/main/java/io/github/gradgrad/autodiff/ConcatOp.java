package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Forward: y = the inputs joined along dim d.
 *
 * <p>Gradient: each input's own part of g.
 *
 * <p>Shapes: all alike but for dim d, whose sizes add up.
 *
 * <p>Notes: linear; any number of inputs, at least one.
 */
@Formula(y = "the inputs joined along dim d", gradient = "each input's own part of g")
final class ConcatOp extends Op {
    private final int d;

    ConcatOp(int d) {
        this.d = d;
    }

    @Override
    protected Tensor forward(List<Tensor> inputs) {
        return Layouts.concat(d, inputs);
    }

    @Override
    protected Variable gradient(int i, Variable cotangent, List<Variable> inputs, Variable output) {
        int start = 0;
        for (Variable before : inputs.subList(0, i)) start += before.shape().dim(d);
        return cotangent.slice(d, start, start + inputs.get(i).shape().dim(d));
    }

    @Override
    public String attributes() {
        return "dim=" + d;
    }
}
