package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/**
 * A function that scores samples, each on its own: high for real ones, low for generated ones, without bounds.
 *
 * <p>The largest difference of mean scores that a 1-Lipschitz critic can make between two distributions is their
 * Wasserstein-1 distance (Kantorovich-Rubinstein duality; Arjovsky, Chintala and Bottou, "Wasserstein GAN", 2017, eq. 2).
 */
@FunctionalInterface
public interface Critic {
    /** The scores of a batch [N, ...]: shape [N, 1]. */
    Variable score(Variable samples);
}
