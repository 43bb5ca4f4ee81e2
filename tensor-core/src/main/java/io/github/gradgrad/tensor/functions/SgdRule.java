package io.github.gradgrad.tensor.functions;

/** Gradient descent: theta' = theta - rate g. */
public record SgdRule(double learningRate) implements UpdateRule {
    @Override
    public int slots() {
        return 0;
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        return theta - learningRate * gradient;
    }
}
