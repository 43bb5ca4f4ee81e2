/**
 * Reverse-mode differentiation whose gradients are themselves differentiable.
 *
 * <p>A {@link io.github.gradgrad.autodiff.Variable} is a tensor that remembers which {@link
 * io.github.gradgrad.autodiff.Op} made it from which inputs. A gradient rule is written in variables, so what it computes
 * has a graph of its own and can be differentiated again: there is no rule for second derivatives anywhere.
 */
@NullMarked
package io.github.gradgrad.autodiff;

import org.jspecify.annotations.NullMarked;
