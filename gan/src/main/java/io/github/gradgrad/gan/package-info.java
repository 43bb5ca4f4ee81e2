/**
 * Wasserstein generative adversarial networks: critics, losses, what keeps a critic Lipschitz, and the trainer.
 *
 * <p>Start at {@link io.github.gradgrad.gan.GradientPenalty}, the file that this project exists to teach; {@link
 * io.github.gradgrad.gan.WassersteinTrainer} puts the pieces together.
 */
@NullMarked
package io.github.gradgrad.gan;

import org.jspecify.annotations.NullMarked;
