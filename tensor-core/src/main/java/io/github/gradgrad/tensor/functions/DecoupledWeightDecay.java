package io.github.gradgrad.tensor.functions;

/**
 * Decay that the gradient's scaling does not touch (Loshchilov and Hutter, 2019, algorithm 2): the rule from keep theta
 * in place of theta.
 *
 * @param keep 1 - learning rate times decay
 */
public record DecoupledWeightDecay(UpdateRule rule, double keep) implements UpdateRule {
    /** The rule itself, which fast kernels may recognise, if all of theta is kept. */
    public static UpdateRule of(UpdateRule rule, double keep) {
        return keep == 1 ? rule : new DecoupledWeightDecay(rule, keep);
    }

    @Override
    public int slots() {
        return rule.slots();
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        return rule.apply(keep * theta, gradient, state);
    }
}
