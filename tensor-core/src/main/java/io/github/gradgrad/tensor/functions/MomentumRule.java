package io.github.gradgrad.tensor.functions;

/**
 * Gradient descent with momentum (Polyak, 1964; Sutskever et al., 2013): q = momentum q + (1-dampening) g, theta' =
 * theta - rate q.
 *
 * @param nesterov whether g + momentum q takes the place of q in the step
 */
public record MomentumRule(double learningRate, double momentum, double dampening, boolean nesterov)
        implements UpdateRule {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        double q = momentum * state[0] + (1 - dampening) * gradient;
        state[0] = q;
        return theta - learningRate * (nesterov ? gradient + momentum * q : q);
    }
}
