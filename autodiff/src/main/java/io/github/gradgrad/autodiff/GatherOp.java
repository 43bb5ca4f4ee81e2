package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Indexing;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y[i] = x[positions[i]], both counted in row-major order.
 *
 * <p>Gradient: g added up at the positions it was taken from: {@link ScatterAddOp}.
 *
 * <p>Shapes: y the target shape, of as many elements as there are positions; x any.
 *
 * <p>Notes: linear; every position lies within x. The positions are constants and may repeat. {@link
 * Pooling#maxPool2d} is made of it.
 */
@Formula(y = "x[positions[i]]", gradient = "g added up at the positions it was taken from")
final class GatherOp extends UnaryOp {
    private final int[] positions;
    private final Shape target;

    /** Takes over the array, which nobody may write to. */
    GatherOp(int[] positions, Shape target) {
        this.positions = positions;
        this.target = target;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Indexing.gather(x, positions, target);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return new ScatterAddOp(positions, x.shape()).apply(g);
    }

    @Override
    public String attributes() {
        return "target=" + target;
    }
}
