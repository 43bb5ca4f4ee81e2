package io.github.gradgrad.gan.doctor;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.tensor.Tensor;

/** An implementation of a gradient penalty, drawing its own epsilon. */
@FunctionalInterface
public interface PenaltyFunction {
    /**
     * The penalty, lambda included: the scalar that is added to the critic's loss, differentiable in what the critic
     * computes with.
     *
     * @param real FLOAT64 [N, ..]
     * @param fake of the same shape
     */
    Variable penalty(Critic critic, Tensor real, Tensor fake);
}
