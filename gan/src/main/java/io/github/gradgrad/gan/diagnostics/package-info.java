/**
 * What a critic and its training look like from inside: slopes, Lipschitz constants measured and bounded, gradients by layer,
 * histograms.
 */
@NullMarked
package io.github.gradgrad.gan.diagnostics;

import org.jspecify.annotations.NullMarked;
