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
    AdversarialLoss WASSERSTEIN = meanOf(WassersteinLoss::critic, WassersteinLoss::generator);

    /** {@link LogisticLoss} with the generator of the minimax game. */
    AdversarialLoss MINIMAX = meanOf(LogisticLoss::critic, LogisticLoss::minimaxGenerator);

    /** {@link LogisticLoss} with the non-saturating generator, which is what is meant by the standard GAN. */
    AdversarialLoss NON_SATURATING = meanOf(LogisticLoss::critic, LogisticLoss::generator);

    /** {@link HingeLoss}. */
    AdversarialLoss HINGE = meanOf(HingeLoss::critic, HingeLoss::generator);

    /** {@link LeastSquaresLoss}. */
    AdversarialLoss LEAST_SQUARES = meanOf(LeastSquaresLoss::critic, LeastSquaresLoss::generator);

    /** The critic's loss, a scalar, for its scores of real and of generated samples. */
    Variable critic(Variable realScores, Variable fakeScores);

    /** The generator's loss, a scalar, for the critic's scores of generated samples. */
    Variable generator(Variable fakeScores);

    /**
     * Whether both losses are means over the samples of functions of each one's score. The batch may then be divided between threads,
     * each of which computes the loss of its part.
     */
    default boolean isMeanOverSamples() {
        return false;
    }

    /** The loss of two functions that are means over the samples: {@link #isMeanOverSamples}. */
    static AdversarialLoss meanOf(BinaryOperator<Variable> critic, UnaryOperator<Variable> generator) {
        return new FunctionLoss(critic, generator, true);
    }

    /** The loss of two functions, as {@link #critic} and {@link #generator}. */
    static AdversarialLoss of(BinaryOperator<Variable> critic, UnaryOperator<Variable> generator) {
        return new FunctionLoss(critic, generator, false);
    }
}
