package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * Forward: y = x with its dims in another order: dim i of y is dim order[i] of x.
 *
 * <p>Gradient: g with its dims put back: the inverse permutation.
 *
 * <p>Shapes: y has x's sizes in the new order.
 *
 * <p>Notes: everywhere; linear. It copies: where a transpose only feeds a product, use the product's flag.
 */
@Formula(y = "x with its dims in another order", gradient = "g with its dims put back")
final class PermuteOp extends UnaryOp {
    private final int[] order;

    PermuteOp(int... order) {
        this.order = order.clone();
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Layouts.permute(x, order);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) inverse[x.shape().axis("permute", order[i])] = i;
        return g.permute(inverse);
    }

    @Override
    public String attributes() {
        return "order=" + Arrays.toString(order);
    }
}
