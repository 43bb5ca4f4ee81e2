package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/**
 * The losses of the Wasserstein GAN (Arjovsky, Chintala and Bottou, 2017, algorithm 1), as functions of critic scores
 * [N, 1].
 *
 * <p>The critic minimises E[C(G(z))] - E[C(x)], so it learns to score real samples high; minus this loss is its estimate of
 * the Wasserstein distance. The generator minimises -E[C(G(z))]. A real score of 2.7 and a fake one of -3.1 give the critic
 * the loss -5.8.
 */
public final class WassersteinLoss {
    private WassersteinLoss() {}

    /** E[C(G(z))] - E[C(x)]. */
    public static Variable critic(Variable realScores, Variable fakeScores) {
        return fakeScores.mean().sub(realScores.mean());
    }

    /** -E[C(G(z))]. */
    public static Variable generator(Variable fakeScores) {
        return fakeScores.mean().neg();
    }

    /**
     * The critic's loss in the form with labels, for one batch: the mean of -y C, with y = +1 for real samples and -1 for
     * generated ones. Summed over the real and the generated batch it equals {@link #critic}.
     */
    public static Variable labelled(Variable scores, double label) {
        return scores.mul(-label).mean();
    }

    /**
     * The habit of much Keras code, for one batch: the mean of y C, minimised with the same labels. The sign is flipped, so
     * such a critic learns to score real samples <em>low</em>; with y = -1 for real and +1 for generated ones it is {@link
     * #labelled} again.
     */
    public static Variable signFlipped(Variable scores, double label) {
        return scores.mul(label).mean();
    }
}
