package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/** A function that turns noise [N, latent size] into samples [N, ...] that are to look like real ones. */
@FunctionalInterface
public interface Generator {
    Variable generate(Variable noise);
}
