package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/**
 * The hinge losses (Lim and Ye, "Geometric GAN", 2017; Miyato et al., 2018, equations 16 and 17): the critic minimises
 *
 * <pre>E[max(0, 1 - C(x))] + E[max(0, 1 + C(G(z)))]</pre>
 *
 * <p>and no longer cares for samples beyond the margins 1 and -1. The generator minimises -E[C(G(z))].
 */
public final class HingeLoss {
    private HingeLoss() {}

    /** E[max(0, 1 - C(x))] + E[max(0, 1 + C(G(z)))]. */
    public static Variable critic(Variable realScores, Variable fakeScores) {
        Variable real = realScores.neg().add(1).relu().mean();
        return real.add(fakeScores.add(1).relu().mean());
    }

    /** -E[C(G(z))]. */
    public static Variable generator(Variable fakeScores) {
        return fakeScores.mean().neg();
    }
}
