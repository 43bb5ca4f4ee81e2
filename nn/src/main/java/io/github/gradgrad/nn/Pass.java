package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.RandomStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is told about one call: whether the network is being trained or evaluated, and where random numbers come
 * from.
 *
 * <p>It is handed down with every call in place of a flag that a network would carry, so a network can serve an
 * evaluation while it is being trained, and a call depends on nothing but its arguments.
 */
public final class Pass {
    private static final Pass EVALUATION = new Pass(null);

    private final @Nullable RandomStream random;

    private Pass(@Nullable RandomStream random) {
        this.random = random;
    }

    /** A call in training; layers that need random numbers draw them from {@code random}. */
    public static Pass training(RandomStream random) {
        return new Pass(Objects.requireNonNull(random, "random"));
    }

    /** A call in evaluation: nothing random, the same output for the same input. */
    public static Pass evaluation() {
        return EVALUATION;
    }

    public boolean isTraining() {
        return random != null;
    }

    /**
     * The random numbers of a call in training.
     *
     * @throws IllegalStateException in evaluation
     */
    public RandomStream random() {
        if (random == null) throw new IllegalStateException("pass: an evaluation has no random numbers");
        return random;
    }

    @Override
    public String toString() {
        return isTraining() ? "training" : "evaluation";
    }
}
