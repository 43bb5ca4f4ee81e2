package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.AdversarialLoss;

/** The losses by their names on the command line. */
public enum Loss {
    WASSERSTEIN("wasserstein"),
    MINIMAX("minimax"),
    NON_SATURATING("non-saturating"),
    HINGE("hinge"),
    LEAST_SQUARES("least-squares");

    private final String id;

    Loss(String id) {
        this.id = id;
    }

    AdversarialLoss functions() {
        return switch (this) {
            case WASSERSTEIN -> AdversarialLoss.WASSERSTEIN;
            case MINIMAX -> AdversarialLoss.MINIMAX;
            case NON_SATURATING -> AdversarialLoss.NON_SATURATING;
            case HINGE -> AdversarialLoss.HINGE;
            case LEAST_SQUARES -> AdversarialLoss.LEAST_SQUARES;
        };
    }

    /**
     * The loss of a name such as {@code hinge}.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Loss of(String id) {
        return Choice.of("--loss", Loss.class, id);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
