package io.github.gradgrad.tensor.functions;

/** x^exponent, as {@link Math#pow} has it: NaN for a negative x unless the exponent is whole. */
public record Power(double exponent) implements UnaryFunction {
    @Override
    public double apply(double x) {
        return Math.pow(x, exponent);
    }
}
