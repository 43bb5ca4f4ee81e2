/**
 * Double backprop that can be looked at: one page with every node of a model's forward graph, of the gradient's graph and
 * of the second gradient's, and a stepper that plays them one rule at a time.
 *
 * <p>{@link io.github.gradgrad.gan.microscope.Microscope} is what a user calls. It computes the gradients itself and
 * keeps a {@code Trace} of which rule made what; {@code GraphLayout} places the nodes, {@code Page} puts all of it into
 * one HTML file.
 */
@NullMarked
package io.github.gradgrad.gan.microscope;

import org.jspecify.annotations.NullMarked;
