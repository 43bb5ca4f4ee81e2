package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * Forward: y = x.
 *
 * <p>Gradient: dx = rule(g).
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: everywhere. The rule is a function in variables, and so differentiable like any; whether it is the
 * derivative is the caller's choice. See {@link GradientHook}.
 */
@Formula(y = "x", gradient = "rule(g)")
final class HookOp extends UnaryOp {
    private final String of;
    private final UnaryOperator<Variable> rule;

    HookOp(String of, UnaryOperator<Variable> rule) {
        this.of = of;
        this.rule = rule;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return x;
    }

    @Override
    protected Variable gradient(Variable g, Variable x, Variable y) {
        return rule.apply(g);
    }

    @Override
    public String attributes() {
        return of.isEmpty() ? "" : "of=" + of;
    }
}
