package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/**
 * The least squares losses (Mao et al., "Least Squares Generative Adversarial Networks", 2017, equation 9), with the
 * labels 1 for real samples and 0 for generated ones: the critic minimises
 *
 * <pre>E[(C(x) - 1)^2] / 2 + E[C(G(z))^2] / 2</pre>
 *
 * <p>and the generator E[(C(G(z)) - 1)^2] / 2.
 */
public final class LeastSquaresLoss {
    private LeastSquaresLoss() {}

    /** E[(C(x) - 1)^2] / 2 + E[C(G(z))^2] / 2. */
    public static Variable critic(Variable realScores, Variable fakeScores) {
        Variable real = realScores.sub(1).square().mean();
        return real.add(fakeScores.square().mean()).mul(0.5);
    }

    /** E[(C(G(z)) - 1)^2] / 2. */
    public static Variable generator(Variable fakeScores) {
        return fakeScores.sub(1).square().mean().mul(0.5);
    }
}
