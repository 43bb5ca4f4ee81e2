package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** What keeps a critic Lipschitz: a term that is added to its loss, a change of its weights after each update, or both. */
public interface LipschitzConstraint {
    /** The scalar that is added to the critic's loss for one batch of real and generated samples, if there is one. */
    default Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        return Optional.empty();
    }

    /** Called after each update of the critic's parameters. */
    default void afterUpdate(List<Parameter> parameters) {}
}
