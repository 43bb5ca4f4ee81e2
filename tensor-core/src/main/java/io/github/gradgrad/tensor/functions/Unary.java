package io.github.gradgrad.tensor.functions;

import java.util.Locale;

/** The named functions of one element. */
public enum Unary implements UnaryFunction {
    NEG(x -> -x),
    ABS(Math::abs),
    EXP(Math::exp),
    /** exp(x) - 1, which keeps its digits near 0. */
    EXPM1(Math::expm1),
    LOG(Math::log),
    /** log(1 + x), which keeps its digits near 0. */
    LOG1P(Math::log1p),
    SQRT(Math::sqrt),
    SQUARE(x -> x * x),
    RECIPROCAL(x -> 1 / x),
    /** 1/x, but 0 at 0: the convention that keeps the derivative of a norm finite at the origin. */
    SAFE_RECIPROCAL(x -> x == 0 ? 0 : 1 / x),
    SIN(Math::sin),
    COS(Math::cos),
    ERF(ErrorFunction::of),
    TANH(Math::tanh),
    SIGMOID(x -> x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))),
    /** log(1 + exp(x)) without overflow. */
    SOFTPLUS(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));

    // A lambda without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryFunction formula;

    Unary(UnaryFunction formula) {
        this.formula = formula;
    }

    @Override
    public double apply(double x) {
        return formula.apply(x);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
