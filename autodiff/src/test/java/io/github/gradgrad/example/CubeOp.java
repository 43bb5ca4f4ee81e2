package io.github.gradgrad.example;

import io.github.gradgrad.autodiff.UnaryOp;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;

/** The example in the documentation of {@link io.github.gradgrad.autodiff.Op}. */
final class CubeOp extends UnaryOp {
    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(v -> v * v * v, x);
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return g.mul(x.square()).mul(3);
    }
}
