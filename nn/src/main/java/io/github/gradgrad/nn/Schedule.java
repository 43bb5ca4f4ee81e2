package io.github.gradgrad.nn;

/**
 * A learning rate as a function of the step, and of nothing else, so that a resumed training has the right one:
 *
 * <pre>{@code
 * Schedule schedule = Schedule.cosine(1e-3, 1e-5, 10_000).warmUp(500);
 * optimiser.learningRate(schedule.at(optimiser.steps()));
 * optimiser.step(gradients);
 * }</pre>
 *
 * <p>Steps count from 0: {@code at(optimiser.steps())} is the rate of the step to come. Those that end stay at their
 * end.
 */
@FunctionalInterface
public interface Schedule {
    /** The learning rate after that many steps. */
    double at(long step);

    /** Always the same rate. */
    static Schedule constant(double rate) {
        return step -> rate;
    }

    /** In a straight line: start + (end - start) t / steps, and end from t = steps on. */
    static Schedule linear(double start, double end, long steps) {
        Schedules.requirePositive("linear: steps", steps);
        return step -> start + (end - start) * Schedules.fraction(step, steps);
    }

    /**
     * Along half a cosine: end + (start - end) (1 + cos(pi t / steps)) / 2, and end from t = steps on (Loshchilov and
     * Hutter, 2017, equation 5, without restarts).
     */
    static Schedule cosine(double start, double end, long steps) {
        Schedules.requirePositive("cosine: steps", steps);
        return step -> end + (start - end) * (1 + StrictMath.cos(Math.PI * Schedules.fraction(step, steps))) / 2;
    }

    /** Down stairs: start factor^floor(t / every); PyTorch's factor is 0.1. */
    static Schedule stairs(double start, double factor, long every) {
        Schedules.requirePositive("stairs: every", every);
        return step -> start * StrictMath.pow(factor, (double) Math.floorDiv(step, every));
    }

    /** By one factor at each step: start factor^t. */
    static Schedule exponential(double start, double factor) {
        return step -> start * StrictMath.pow(factor, (double) step);
    }

    /**
     * This schedule, its first steps made smaller: times (t + 1) / steps before t = steps (Goyal et al., 2017, section
     * 2.2). The first step is not 0.
     */
    default Schedule warmUp(long steps) {
        Schedules.requirePositive("warmUp: steps", steps);
        return step -> at(step) * Schedules.fraction(step + 1, steps);
    }
}
