package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * A gradient penalty that draws its epsilons in FLOAT32 and casts them to the batch's type: a FLOAT64 critic is then
 * penalised at the points that the FLOAT32 one sees, up to rounding.
 */
record Float32Epsilon(GradientPenalty penalty) implements LipschitzConstraint {
    @Override
    public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        int[] onePerSample = real.shape().toArray();
        Arrays.fill(onePerSample, 1, onePerSample.length, 1);
        Tensor epsilon = random.uniform(DType.FLOAT32, Shape.of(onePerSample)).cast(real.dtype());
        Tensor points = GradientPenalty.interpolate(real, fake, epsilon);
        return Optional.of(penalty.of(GradientPenalty.norms(critic, points)));
    }

    @Override
    public boolean isMeanOverSamples() {
        return penalty.isMeanOverSamples();
    }
}
