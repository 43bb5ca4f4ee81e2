package io.github.gradgrad.tensor.functions;

/**
 * AMSGrad (Reddi, Kale and Kumar, 2018, algorithm 2), with Adam's corrections for the start at zero: {@link AdamRule}
 * with the largest v so far in place of v in the step. The state is m, v, largest v.
 *
 * @param stepSize learning rate / (1 - b1^t)
 * @param rootCorrection2 sqrt(1 - b2^t)
 */
public record AmsGradRule(double stepSize, double beta1, double beta2, double epsilon, double rootCorrection2)
        implements UpdateRule {
    @Override
    public int slots() {
        return 3;
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        double m = beta1 * state[0] + (1 - beta1) * gradient;
        double v = beta2 * state[1] + (1 - beta2) * gradient * gradient;
        double largest = Math.max(state[2], v);
        state[0] = m;
        state[1] = v;
        state[2] = largest;
        return theta - stepSize * m / (Math.sqrt(largest) / rootCorrection2 + epsilon);
    }
}
