package io.github.gradgrad.tensor.functions;

/**
 * RMSProp with momentum, of the centred gradient (Graves, 2013, section 4.2), or both: v = alpha v + (1-alpha) g^2, m =
 * alpha m + (1-alpha) g, q = momentum q + g / (sqrt(v - m^2) + epsilon), theta' = theta - rate q.
 *
 * <p>The state is v, m if centred, q if there is momentum. Without centring 0 takes the place of m in the root.
 */
public record GeneralRmsPropRule(double learningRate, double alpha, double epsilon, double momentum, boolean centred)
        implements UpdateRule {
    @Override
    public int slots() {
        return 1 + (centred ? 1 : 0) + (momentum == 0 ? 0 : 1);
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        double v = alpha * state[0] + (1 - alpha) * gradient * gradient, m = 0;
        state[0] = v;
        if (centred) {
            m = alpha * state[1] + (1 - alpha) * gradient;
            state[1] = m;
        }
        // A variance, but where all gradients are alike rounding can put it below 0.
        double q = gradient / (Math.sqrt(Math.max(0, v - m * m)) + epsilon);
        if (momentum != 0) {
            int last = slots() - 1;
            q += momentum * state[last];
            state[last] = q;
        }
        return theta - learningRate * q;
    }
}
