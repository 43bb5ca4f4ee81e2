package io.github.gradgrad.tensor.functions;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): m = b1 m + (1-b1) g, v = b2 v + (1-b2) g^2, theta' = theta - stepSize m /
 * (sqrt(v) / rootCorrection2 + epsilon).
 *
 * @param stepSize learning rate / (1 - b1^t)
 * @param rootCorrection2 sqrt(1 - b2^t)
 */
public record AdamRule(double stepSize, double beta1, double beta2, double epsilon, double rootCorrection2)
        implements UpdateRule {
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        double m = beta1 * state[0] + (1 - beta1) * gradient;
        double v = beta2 * state[1] + (1 - beta2) * gradient * gradient;
        state[0] = m;
        state[1] = v;
        return theta - stepSize * m / (Math.sqrt(v) / rootCorrection2 + epsilon);
    }
}
