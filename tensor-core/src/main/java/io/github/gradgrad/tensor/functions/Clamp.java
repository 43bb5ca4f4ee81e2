package io.github.gradgrad.tensor.functions;

/** x limited to [min, max]; NaN stays NaN. */
public record Clamp(double min, double max) implements UnaryFunction {
    /**
     * The two limits.
     *
     * @throws IllegalArgumentException unless min &lt;= max
     */
    public Clamp {
        if (!(min <= max)) {
            throw new IllegalArgumentException("clamp: min <= max expected, got min " + min + ", max " + max);
        }
    }

    @Override
    public double apply(double x) {
        return Math.max(min, Math.min(max, x));
    }
}
