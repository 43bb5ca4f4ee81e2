package io.github.gradgrad.tensor.functions;

/** RMSProp (Tieleman and Hinton, 2012): v = alpha v + (1-alpha) g^2, theta' = theta - rate g / (sqrt(v) + epsilon). */
public record RmsPropRule(double learningRate, double alpha, double epsilon) implements UpdateRule {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        double v = alpha * state[0] + (1 - alpha) * gradient * gradient;
        state[0] = v;
        return theta - learningRate * gradient / (Math.sqrt(v) + epsilon);
    }
}
