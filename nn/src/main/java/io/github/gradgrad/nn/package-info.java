/**
 * Networks: layers with named parameters, how to initialise and optimise them, and files to keep them in.
 *
 * <p>A {@link io.github.gradgrad.nn.Layer} is a differentiable function with {@link io.github.gradgrad.nn.Parameter}s.
 * It has no training flag and no gradient fields: what a call may depend on comes with the call, in a {@link
 * io.github.gradgrad.nn.Pass}; gradients come from {@link io.github.gradgrad.autodiff.Variable#gradients} and go to an
 * {@link io.github.gradgrad.nn.Optimiser}. Parameters are named and laid out as in PyTorch's state dicts, and {@link
 * io.github.gradgrad.nn.SafeTensors} reads and writes them, so weights travel both ways; {@link
 * io.github.gradgrad.nn.Layer#stateDict} adds the {@link io.github.gradgrad.nn.Buffer}s, such as running statistics.
 */
@NullMarked
package io.github.gradgrad.nn;

import org.jspecify.annotations.NullMarked;
