package io.github.gradgrad.tensor.functions;

/** g where x &gt; 0, else slope * g: the gradient of {@link LeakyRelu} at x, applied to g. */
public record MaskedScale(double slope) implements BinaryFunction {
    @Override
    public double apply(double g, double x) {
        return x > 0 ? g : slope * g;
    }
}
