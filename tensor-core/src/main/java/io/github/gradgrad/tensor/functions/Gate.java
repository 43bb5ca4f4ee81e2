package io.github.gradgrad.tensor.functions;

/**
 * g where x lies between min and max, else 0, whatever g is: the gradient of {@link Clamp} at x, applied to g. A NaN is not
 * outside: g passes.
 *
 * @param closed whether the limits themselves count as between
 */
public record Gate(double min, double max, boolean closed) implements BinaryFunction {
    @Override
    public double apply(double g, double x) {
        boolean outside = closed ? x < min || x > max : x <= min || x >= max;
        return outside ? 0 : g;
    }
}
