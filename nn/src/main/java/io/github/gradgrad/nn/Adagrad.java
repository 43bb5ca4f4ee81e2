package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.AdagradRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;
import java.util.List;

/**
 * Adagrad (Duchi, Hazan and Singer, 2011): divides the gradient by the root of the sum of all its squares,
 *
 * <p>s = s + g^2, theta = theta - rate / (1 + (t - 1) rateDecay) g / (sqrt(s) + epsilon) at step t.
 *
 * <p>Weight decay puts g + decay theta in place of g, before anything else. Defaults as in PyTorch: epsilon 1e-10, no
 * rate decay, no weight decay, s starts at 0. A checkpoint calls s {@code sum}.
 */
public final class Adagrad extends Optimiser {
    private double epsilon = 1e-10;
    private double rateDecay;
    private double weightDecay;
    private double initialSum;

    /** See {@link Optimiser#Optimiser}. */
    public Adagrad(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /** What keeps the denominator from 0: at least 0. */
    public Adagrad epsilon(double newEpsilon) {
        epsilon = requireNotNegative("epsilon", newEpsilon);
        return this;
    }

    /** How fast the learning rate falls: at least 0. */
    public Adagrad rateDecay(double newDecay) {
        rateDecay = requireNotNegative("rate decay", newDecay);
        return this;
    }

    /** The factor of theta that is added to the gradient: at least 0. */
    public Adagrad weightDecay(double newDecay) {
        weightDecay = requireNotNegative("weight decay", newDecay);
        return this;
    }

    /** What s starts with: at least 0. A state taken before the first step does not show it yet. */
    public Adagrad initialSum(double newSum) {
        initialSum = requireNotNegative("initial sum", newSum);
        return this;
    }

    @Override
    protected List<String> slots() {
        return List.of("sum");
    }

    @Override
    protected UpdateRule rule(long step) {
        double rate = learningRate() / (1 + (step - 1) * rateDecay);
        return WeightDecay.of(new AdagradRule(rate, epsilon, step == 1 ? initialSum : 0), weightDecay);
    }
}
