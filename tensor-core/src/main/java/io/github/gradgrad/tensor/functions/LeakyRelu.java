package io.github.gradgrad.tensor.functions;

/** x where x &gt; 0, else slope * x. Slope 0 is the ReLU; at 0 the value is 0 and the slope that of the left side. */
public record LeakyRelu(double slope) implements UnaryFunction {
    @Override
    public double apply(double x) {
        return x > 0 ? x : slope == 0 && !Double.isNaN(x) ? 0 : slope * x;
    }
}
