package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Power;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = x^p for a constant p.
 *
 * <p>Gradient: dx = g p x^(p - 1): this op again. Absent for p = 0.
 *
 * <p>Shapes: y as x.
 *
 * <p>Notes: any x if p is whole, else x &gt;= 0; 0^0 is 1. At 0 a derivative of an order above p is infinite, as its
 * limit is; for a whole p from 0 on it is absent, as it is 0 everywhere.
 */
@Formula(y = "x^p", gradient = "g p x^(p - 1)")
final class PowOp extends UnaryOp {
    private final double p;

    PowOp(double p) {
        this.p = p;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Elementwise.map(new Power(p), x);
    }

    @Override
    protected @Nullable Variable gradient(Variable g, Variable x, Variable y) {
        return p == 0 ? null : g.mul(Elementary.pow(x, p - 1).mul(p));
    }

    @Override
    public String attributes() {
        return "p=" + p;
    }
}
