package io.github.gradgrad.tensor.functions;

import java.util.Locale;

/** The named functions of two elements. */
public enum Binary implements BinaryFunction {
    ADD((a, b) -> a + b),
    SUB((a, b) -> a - b),
    MUL((a, b) -> a * b),
    DIV((a, b) -> a / b),
    MAXIMUM(Math::max),
    MINIMUM(Math::min),
    /** The part of the derivative of max(a, b) that is a's: 1 where a is greater, a half at a tie, 0 below; NaN stays NaN. */
    SHARE((a, b) -> a > b ? 1 : a < b ? 0 : a == b ? 0.5 : Double.NaN);

    // A lambda without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BinaryFunction formula;

    Binary(BinaryFunction formula) {
        this.formula = formula;
    }

    @Override
    public double apply(double a, double b) {
        return formula.apply(a, b);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
