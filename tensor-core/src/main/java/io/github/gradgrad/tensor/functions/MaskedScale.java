package io.github.gradgrad.tensor.functions;

/**
 * g where x &gt; 0, else slope * g: the gradient of {@link LeakyRelu} at x, applied to g. With slope 0 that is 0 there,
 * whatever g is: an infinity or NaN that is masked out is gone.
 */
public record MaskedScale(double slope) implements BinaryFunction {
    @Override
    public double apply(double g, double x) {
        return x > 0 ? g : slope == 0 ? 0 : slope * g;
    }
}
