package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Indexing;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = zeros, to which each x[i] is added at positions[i], both counted in row-major order.
 *
 * <p>Gradient: dx[i] = g[positions[i]]: {@link GatherOp}.
 *
 * <p>Shapes: x of as many elements as there are positions; y the target shape.
 *
 * <p>Notes: linear; every position lies within y. The adjoint of {@link GatherOp}. What shares a position adds up, in
 * the order of i.
 */
@Formula(y = "zeros, to which each x[i] is added at positions[i]", gradient = "g[positions[i]]")
final class ScatterAddOp extends UnaryOp {
    private final int[] positions;
    private final Shape target;

    /** Takes over the array, which nobody may write to. */
    ScatterAddOp(int[] positions, Shape target) {
        this.positions = positions;
        this.target = target;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Indexing.scatterAdd(x, positions, target);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return new GatherOp(positions, x.shape()).apply(g);
    }

    @Override
    public String attributes() {
        return "target=" + target;
    }
}
