package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;

/** Stochastic gradient descent (Robbins and Monro, 1951): theta = theta - rate g. Remembers nothing. */
public final class Sgd extends Optimiser {
    /** See {@link Optimiser#Optimiser}. */
    public Sgd(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate, List.of());
    }

    @Override
    protected UpdateRule rule(long step) {
        return new SgdRule(learningRate());
    }
}
