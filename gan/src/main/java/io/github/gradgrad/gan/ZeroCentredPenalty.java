package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.Optional;

/**
 * The zero-centred gradient penalties R1, on real samples, and R2, on generated ones (Mescheder, Geiger and Nowozin, "Which
 * Training Methods for GANs do actually Converge?", 2018, equations 9 and 10):
 *
 * <pre>R1 = gamma/2 E[||dC(x)/dx||^2],   R2 = gamma/2 E[||dC(G(z))/dG(z)||^2]</pre>
 *
 * <p>The square is a sum of squares, so there is no root, and none of its trouble at 0.
 *
 * @param gamma the weight, 10 in the paper
 * @param at where the slope is measured
 */
public record ZeroCentredPenalty(double gamma, At at) implements LipschitzConstraint {
    /** Where the slope is measured. */
    public enum At {
        REAL,
        GENERATED
    }

    public ZeroCentredPenalty {
        Weights.require("zero-centred penalty: gamma", gamma);
    }

    /** The penalty on real samples. */
    public static ZeroCentredPenalty r1(double gamma) {
        return new ZeroCentredPenalty(gamma, At.REAL);
    }

    /** The penalty on generated samples. */
    public static ZeroCentredPenalty r2(double gamma) {
        return new ZeroCentredPenalty(gamma, At.GENERATED);
    }

    @Override
    public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        return Optional.of(of(GradientPenalty.gradients(critic, at == At.REAL ? real : fake)));
    }

    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    /** gamma/2 times the mean over the samples of the sum of squares; for gradients [N, elements of a sample]. */
    public Variable of(Variable gradients) {
        return gradients.square().sum(1).mean().mul(gamma / 2);
    }
}
