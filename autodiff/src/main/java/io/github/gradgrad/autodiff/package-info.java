/**
 * Reverse-mode differentiation whose gradients are themselves differentiable: a course in six steps.
 *
 * <p><b>1. A graph.</b> A {@link io.github.gradgrad.autodiff.Variable} is a tensor that remembers which {@link
 * io.github.gradgrad.autodiff.Op} made it from which inputs. {@code y = x.square().mul(x)} is a graph of three variables;
 * {@link io.github.gradgrad.autodiff.Graph} lists them (lesson 1: {@code ./gradgrad lesson 1}).
 *
 * <p><b>2. One sweep back.</b> {@code y.gradient(x)} starts with the cotangent 1 at y and asks each op, last first, to turn the
 * cotangent of its output into those of its inputs. Where paths meet, cotangents add up. {@link
 * io.github.gradgrad.autodiff.Pullback} is the general form, with any cotangent and any number of inputs.
 *
 * <p><b>3. The gradient is a graph, too.</b> A rule is written in variables, with the same ops as everybody's program. {@code
 * y.differentiableGradient(x)} shows it the live variables, and the result can be differentiated again, to any order: there is
 * no rule for second derivatives anywhere (lesson 2).
 *
 * <pre>{@code
 * Variable x = Variable.of("x", Tensor.scalar(DType.FLOAT64, 2));
 * Variable y = x.square().mul(x);                   // x^3 = 8
 * Variable first = y.differentiableGradient(x);     // 3 x^2 = 12
 * Tensor second = first.gradient(x);                // 6 x = 12
 * }</pre>
 *
 * <p><b>4. What is stretched is summed.</b> Broadcasting uses a value many times, so its gradient is a sum; the two are each
 * other's adjoint (lesson 3). A derivative that is zero by the structure of an op is absent: a ReLU's second derivative
 * costs nothing.
 *
 * <p><b>5. Never trust a rule.</b> {@link io.github.gradgrad.autodiff.GradientCheck} compares with finite differences, to order 2
 * unless told otherwise, since a rule that reads a value is right to order 1 and wrong to order 2.
 *
 * <p><b>6. An op of your own</b> is a {@code forward} in tensors and a {@code gradient} in variables: see {@link
 * io.github.gradgrad.autodiff.Op} (lesson 14).
 *
 * <p>Beyond that: {@link io.github.gradgrad.autodiff.Jacobian}, {@link io.github.gradgrad.autodiff.Hessian} and {@link
 * io.github.gradgrad.autodiff.PerSample} for whole derivatives, {@link io.github.gradgrad.autodiff.Recompute} to trade time for
 * memory, {@link io.github.gradgrad.autodiff.GraphExport} and {@link io.github.gradgrad.autodiff.GraphCensus} to look at a graph. The
 * essay {@code docs/double-backprop.md} has the mathematics.
 */
@NullMarked
package io.github.gradgrad.autodiff;

import org.jspecify.annotations.NullMarked;
