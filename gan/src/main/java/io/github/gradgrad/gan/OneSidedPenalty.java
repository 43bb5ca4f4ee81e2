package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.Optional;

/**
 * The one-sided gradient penalty, which leaves slopes below 1 alone (Gulrajani et al., 2017, section 4; Petzka, Fischer and
 * Lukovnikov, "On the regularization of Wasserstein GANs", 2018, equation 8):
 *
 * <pre>lambda E[max(0, ||dC(x^)/dx^|| - 1)^2]</pre>
 *
 * <p>at the points x^ of {@link GradientPenalty}.
 *
 * @param lambda the weight of the penalty
 */
public record OneSidedPenalty(double lambda) implements LipschitzConstraint {
    public OneSidedPenalty {
        Weights.require("one-sided penalty: lambda", lambda);
    }

    @Override
    public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        Tensor epsilon = random.uniform(real.dtype(), GradientPenalty.onePerSample(real));
        return Optional.of(of(GradientPenalty.norms(critic, GradientPenalty.interpolate(real, fake, epsilon))));
    }

    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    /** lambda times the mean of max(0, norm - 1)^2. */
    public Variable of(Variable norms) {
        return norms.sub(1).relu().square().mean().mul(lambda);
    }
}
