package io.github.gradgrad.gan;

/**
 * How many updates the critic gets before each update of the generator.
 *
 * @param steps the usual number, 5 in the papers
 * @param warmUp whether the critic gets 100 before each of the first 25 updates of the generator and before every 500th, as
 *     in the program of Arjovsky et al. (2017): so the generator does not follow a critic that knows nothing yet
 */
public record CriticSchedule(int steps, boolean warmUp) {
    private static final int WARM_UP_STEPS = 100;

    /** Always the same number. */
    public static CriticSchedule constant(int steps) {
        return new CriticSchedule(steps, false);
    }

    /** The original authors' schedule: 5, and 100 while warming up. */
    public static CriticSchedule original() {
        return new CriticSchedule(5, true);
    }

    /** The number of updates when the generator has had {@code generatorSteps}. */
    public int before(long generatorSteps) {
        return warmUp && (generatorSteps < 25 || generatorSteps % 500 == 0) ? WARM_UP_STEPS : steps;
    }

    /** The largest number there can be before one update of the generator. */
    public int most() {
        return warmUp ? Math.max(steps, WARM_UP_STEPS) : steps;
    }
}
