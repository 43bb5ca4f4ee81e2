package io.github.gradgrad.tensor.functions;

/** A penalty decay |theta|^2 / 2 on top of the loss: the rule with g + decay theta in place of g. */
public record WeightDecay(UpdateRule rule, double decay) implements UpdateRule {
    /** The rule itself, which fast kernels may recognise, if there is nothing to decay. */
    public static UpdateRule of(UpdateRule rule, double decay) {
        return decay == 0 ? rule : new WeightDecay(rule, decay);
    }

    @Override
    public int slots() {
        return rule.slots();
    }

    @Override
    public double apply(double theta, double gradient, double[] state) {
        return rule.apply(theta, gradient + decay * theta, state);
    }
}
