package io.github.gradgrad.tensor.functions;

/**
 * Adagrad (Duchi, Hazan and Singer, 2011): s = s + g^2, theta' = theta - rate g / (sqrt(s) + epsilon).
 *
 * @param start what s begins with, in the first step's rule; 0 in all others
 */
public record AdagradRule(double learningRate, double epsilon, double start) implements UpdateRule {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        double s = start + state[0] + gradient * gradient;
        state[0] = s;
        return theta - learningRate * gradient / (Math.sqrt(s) + epsilon);
    }
}
