package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/**
 * The losses of the standard GAN (Goodfellow et al., "Generative Adversarial Nets", 2014, equation 1), as functions of
 * logits C [N, 1]: D = sigmoid(C) is the probability that a sample is real.
 *
 * <p>The critic minimises the binary cross-entropy, with real samples labelled 1 and generated ones 0:
 *
 * <pre>-E[log D(x)] - E[log(1 - D(G(z)))] = E[softplus(-C(x))] + E[softplus(C(G(z)))]</pre>
 *
 * <p>With scores of 0 everywhere it is 2 log 2 = 1.386. Everything is computed from the logits, since 1 - D is 0 in
 * FLOAT32 from C = 17 on.
 */
public final class LogisticLoss {
    private LogisticLoss() {}

    /** E[softplus(-C(x))] + E[softplus(C(G(z)))]. */
    public static Variable critic(Variable realScores, Variable fakeScores) {
        return realScores.neg().softplus().mean().add(fakeScores.softplus().mean());
    }

    /** The non-saturating loss, -E[log D(G(z))] = E[softplus(-C(G(z)))]: steep where the critic is sure (section 3). */
    public static Variable generator(Variable fakeScores) {
        return fakeScores.neg().softplus().mean();
    }

    /**
     * The loss of the minimax game, E[log(1 - D(G(z)))] = -E[softplus(C(G(z)))]: its gradient vanishes where the critic is
     * sure that a sample is generated.
     */
    public static Variable minimaxGenerator(Variable fakeScores) {
        return fakeScores.softplus().mean().neg();
    }
}
