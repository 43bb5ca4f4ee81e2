package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.tensor.DType;

/** What keeps the critic of a timed step Lipschitz. */
public enum Constraint {
    /** Nothing, as in the other engines' programs without the penalty. */
    NONE,
    /** Weights within -0.01 and 0.01 after each update. */
    CLIPPING,
    /** The gradient penalty of weight 10. */
    PENALTY;

    /** With the penalty, or with nothing. */
    public static Constraint of(boolean penalty) {
        return penalty ? PENALTY : NONE;
    }

    /** FLOAT32 goes through the penalty that users have; FLOAT64 is given the epsilons that this one draws. */
    LipschitzConstraint create(DType dtype) {
        return switch (this) {
            case NONE -> LipschitzConstraint.NONE;
            case CLIPPING -> WeightClipping.PAPER;
            case PENALTY -> dtype == DType.FLOAT32 ? GradientPenalty.PAPER : new Float32Epsilon(GradientPenalty.PAPER);
        };
    }
}
