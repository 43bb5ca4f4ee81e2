package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a critic Lipschitz: a term that is added to its loss, a change of its weights after each update, or both. */
public interface LipschitzConstraint {
    /** No constraint, as in the standard GAN. */
    LipschitzConstraint NONE = new LipschitzConstraint() {
        @Override
        public boolean isMeanOverSamples() {
            return true;
        }
    };

    /** The scalar that is added to the critic's loss for one batch of real and generated samples, if there is one. */
    default Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        return Optional.empty();
    }

    /**
     * Whether the penalty is a mean over the samples of terms that each depend on one real and one generated sample, drawing its random
     * numbers as tensors [N, ..]. The batch may then be divided between threads, each of which computes the penalty of its part.
     */
    default boolean isMeanOverSamples() {
        return false;
    }

    /** Called after each update of the critic's parameters. */
    default void afterUpdate(List<Parameter> parameters) {}

    /** Both constraints: the sum of their penalties, and after an update the one, then the other. */
    default LipschitzConstraint and(LipschitzConstraint other) {
        LipschitzConstraint first = this;
        return new LipschitzConstraint() {
            @Override
            public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
                return Stream.of(
                                first.penalty(critic, real, fake, random.split(0)),
                                other.penalty(critic, real, fake, random.split(1)))
                        .flatMap(Optional::stream)
                        .reduce(Variable::add);
            }

            @Override
            public boolean isMeanOverSamples() {
                return first.isMeanOverSamples() && other.isMeanOverSamples();
            }

            @Override
            public void afterUpdate(List<Parameter> parameters) {
                first.afterUpdate(parameters);
                other.afterUpdate(parameters);
            }
        };
    }
}
