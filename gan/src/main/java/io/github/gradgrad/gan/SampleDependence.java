package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Whether a critic's score of one sample depends on the others of its batch, as with batch normalisation.
 *
 * <p>Then dC/dx of a sample is not its own, and a penalty on it means nothing (Gulrajani et al., 2017, section 4). It is
 * found by what the critic does and not by what its layers are called: the gradient of the first score with respect to the
 * whole batch is 0 in all rows but the first, exactly, if the score is that sample's alone.
 */
final class SampleDependence {
    private SampleDependence() {}

    /** Looks at one batch [N, ..] of at least two samples. */
    static boolean of(Critic critic, Tensor samples) {
        int n = samples.shape().dim(0), size = samples.size() / n;
        Variable x = Variable.of("samples", samples);
        Variable first = critic.score(x).slice(0, 0, 1).sum();
        Tensor gradient = first.pullback(Variable.constant(Tensor.ones(x.dtype(), Shape.of())))
                .zerosForUnused()
                .gradients(List.of(x))
                .get(0);
        // A NaN, as from an infinite weight times 0, says nothing.
        for (int i = size; i < gradient.size(); i++) if (Math.abs(gradient.at(i)) > 0) return true;
        return false;
    }
}
