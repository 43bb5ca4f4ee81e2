package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Forward: y = the elements of x, in row-major order, under another shape.
 *
 * <p>Gradient: dx = g under the shape of x.
 *
 * <p>Shapes: x and y have the same number of elements.
 *
 * <p>Notes: everywhere; linear. No copy is made.
 */
@Formula(y = "the elements of x, in row-major order, under another shape", gradient = "g under the shape of x")
final class ReshapeOp extends UnaryOp {
    private final Shape target;

    ReshapeOp(Shape target) {
        this.target = target;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return x.reshape(target);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.reshape(x.shape());
    }

    @Override
    public String attributes() {
        return "target=" + target;
    }
}
