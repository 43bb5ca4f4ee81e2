package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What the two players minimise, as functions of the critic's scores [N, 1], which are logits where the loss has
 * probabilities.
 *
 * <p>The published losses are constants here; one of your own is {@link #of} two functions.
 */
public interface AdversarialLoss {
    /** {@link WassersteinLoss}. */
    AdversarialLoss WASSERSTEIN = of(WassersteinLoss::critic, WassersteinLoss::generator);

    /** {@link LogisticLoss} with the generator of the minimax game. */
    AdversarialLoss MINIMAX = of(LogisticLoss::critic, LogisticLoss::minimaxGenerator);

    /** {@link LogisticLoss} with the non-saturating generator, which is what is meant by the standard GAN. */
    AdversarialLoss NON_SATURATING = of(LogisticLoss::critic, LogisticLoss::generator);

    /** {@link HingeLoss}. */
    AdversarialLoss HINGE = of(HingeLoss::critic, HingeLoss::generator);

    /** {@link LeastSquaresLoss}. */
    AdversarialLoss LEAST_SQUARES = of(LeastSquaresLoss::critic, LeastSquaresLoss::generator);

    /** The critic's loss, a scalar, for its scores of real and of generated samples. */
    Variable critic(Variable realScores, Variable fakeScores);

    /** The generator's loss, a scalar, for the critic's scores of generated samples. */
    Variable generator(Variable fakeScores);

    /** The loss of two functions, as {@link #critic} and {@link #generator}. */
    static AdversarialLoss of(BinaryOperator<Variable> critic, UnaryOperator<Variable> generator) {
        return new AdversarialLoss() {
            @Override
            public Variable critic(Variable realScores, Variable fakeScores) {
                return critic.apply(realScores, fakeScores);
            }

            @Override
            public Variable generator(Variable fakeScores) {
                return generator.apply(fakeScores);
            }
        };
    }
}
