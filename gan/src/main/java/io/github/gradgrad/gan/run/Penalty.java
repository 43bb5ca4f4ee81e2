package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.DraganPenalty;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.OneSidedPenalty;
import io.github.gradgrad.gan.ZeroCentredPenalty;

/** The gradient penalties by their names on the command line. */
public enum Penalty {
    NONE("none"),
    TWO_SIDED("two-sided"),
    ONE_SIDED("one-sided"),
    R1("r1"),
    R2("r2"),
    DRAGAN("dragan");

    private final String id;

    Penalty(String id) {
        this.id = id;
    }

    /** The penalty with a weight, which R1 and R2 call gamma. */
    LipschitzConstraint constraint(double lambda) {
        return switch (this) {
            case NONE -> LipschitzConstraint.NONE;
            case TWO_SIDED -> new GradientPenalty(lambda);
            case ONE_SIDED -> new OneSidedPenalty(lambda);
            case R1 -> ZeroCentredPenalty.r1(lambda);
            case R2 -> ZeroCentredPenalty.r2(lambda);
            case DRAGAN -> new DraganPenalty(lambda, DraganPenalty.PAPER.scale());
        };
    }

    /**
     * The penalty of a name such as {@code one-sided}.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Penalty of(String id) {
        return Choice.of("--penalty", Penalty.class, id);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
