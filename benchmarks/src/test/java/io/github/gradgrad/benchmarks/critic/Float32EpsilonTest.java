package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class Float32EpsilonTest {
    private static final GradientPenalty PENALTY = new GradientPenalty(10);
    /** C(x) = the sum of x^2, so that its gradient 2x tells where it was taken. */
    private static final Critic CRITIC = x -> x.square().sum(1);

    @Test
    void aFloat32BatchIsPenalisedExactlyAsByThePenaltyItself() {
        assertEquals(
                PENALTY.penalty(CRITIC, real(DType.FLOAT32), fake(DType.FLOAT32), RandomStream.of(7))
                        .map(Variable::value),
                new Float32Epsilon(PENALTY)
                        .penalty(CRITIC, real(DType.FLOAT32), fake(DType.FLOAT32), RandomStream.of(7))
                        .map(Variable::value));
    }

    @Test
    void aFloat64BatchIsPenalisedAtTheSamePointsUpToRounding() {
        double single = PENALTY.penalty(CRITIC, real(DType.FLOAT32), fake(DType.FLOAT32), RandomStream.of(7))
                .orElseThrow()
                .item();
        double twice = new Float32Epsilon(PENALTY)
                .penalty(CRITIC, real(DType.FLOAT64), fake(DType.FLOAT64), RandomStream.of(7))
                .orElseThrow()
                .item();
        assertEquals(twice, single, 1e-5 * twice);
    }

    private static Tensor real(DType dtype) {
        return RandomStream.of(1).normal(DType.FLOAT32, Shape.of(8, 3)).cast(dtype);
    }

    private static Tensor fake(DType dtype) {
        return RandomStream.of(2).normal(DType.FLOAT32, Shape.of(8, 3)).cast(dtype);
    }
}
