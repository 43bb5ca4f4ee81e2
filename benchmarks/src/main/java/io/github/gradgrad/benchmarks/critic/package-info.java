/** One update of a WGAN critic, on the networks and batches that are compared between engines. */
@NullMarked
package io.github.gradgrad.benchmarks.critic;

import org.jspecify.annotations.NullMarked;
