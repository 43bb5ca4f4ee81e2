package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A loss that is two functions: {@link AdversarialLoss#of}. */
record FunctionLoss(BinaryOperator<Variable> ofCritic, UnaryOperator<Variable> ofGenerator, boolean isMeanOverSamples)
        implements AdversarialLoss {
    @Override
    public Variable critic(Variable realScores, Variable fakeScores) {
        return ofCritic.apply(realScores, fakeScores);
    }

    @Override
    public Variable generator(Variable fakeScores) {
        return ofGenerator.apply(fakeScores);
    }
}
