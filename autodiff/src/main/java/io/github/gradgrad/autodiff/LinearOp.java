package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = x W^T + b, each row of x times the transpose of the weight, plus the bias.
 *
 * <p>Gradient: dx = g W, dW = g^T x, db = the sum of g over its rows.
 *
 * <p>Shapes: x [n, in], W [out, in], b [out], y [n, out].
 *
 * <p>Notes: everywhere; bilinear in x and W. {@link MatMulOp} and {@link AddOp} in one, which saves a pass over y.
 */
@Formula(
        inputs = {"x", "W", "b"},
        y = "x W^T + b",
        gradient = {"g W", "g^T x", "the sum of g over its rows"})
final class LinearOp extends Op {
    @Override
    protected Tensor forward(List<Tensor> inputs) {
        return Products.linear(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    @Override
    protected Variable gradient(int i, Variable g, List<Variable> inputs, Variable output) {
        Variable x = inputs.get(0), weight = inputs.get(1), bias = inputs.get(2);
        return switch (i) {
            case 0 -> g.matmul(weight);
            case 1 -> weightGradient(g, x).compute();
            default -> g.sumTo(bias.shape());
        };
    }

    @Override
    @Nullable
    MatrixProduct gradientAsProduct(int i, Variable g, List<Variable> inputs) {
        return i == 1 ? weightGradient(g, inputs.get(0)) : null;
    }

    private static MatrixProduct weightGradient(Variable g, Variable x) {
        return new MatrixProduct(new MatMulOp(true, false), g, x);
    }
}
