package io.github.gradgrad.benchmarks.critic;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times a step in the way that the other engines' programs do, so that the numbers can stand side by side: rounds after a warm-up, of
 * which the best counts. They go on for as long as they still become faster.
 *
 * <p>The warm-up goes on while the JIT compiles, as the other engines have compiled, or are, before theirs: on two cores, both busy with
 * steps, it may need 15 seconds.
 */
public final class StepTimer {
    /** How many rounds in a row must have brought nothing better. */
    private static final int ROUNDS = 10;
    /** By how much a round has to be better, so that chance does not make the rounds endless. */
    private static final double BETTER = 0.99;
    /** A round has the warm-up's runs divided by this. */
    private static final int SHARE = 10;
    /** A warm-up in which the JIT is at work is followed by another; how many at the most. */
    private static final int WARM_UPS = 10;

    private final LongSupplier clock;
    private final LongSupplier compiled;

    /**
     * @param clock nanoseconds
     * @param compiled nanoseconds that the JIT has spent so far
     */
    StepTimer(LongSupplier clock, LongSupplier compiled) {
        this.clock = clock;
        this.compiled = compiled;
    }

    /** One that asks this JVM. */
    static StepTimer ofJvm() {
        return new StepTimer(System::nanoTime, JitTime::nanos);
    }

    /**
     * Microseconds per run of the step: the best round, after ten in a row of which none was better by a hundredth. A round has a tenth of
     * the runs that fit into the last warm-up and no fewer than two.
     *
     * @param seconds how long to warm up, up to ten times while the JIT compiles
     */
    public static double microseconds(Runnable step, double seconds) {
        return ofJvm().inTurns(seconds, step)[0];
    }

    /** The same of several steps, whose rounds take turns until none becomes faster. */
    double[] inTurns(double seconds, Runnable... steps) {
        int[] runs =
                Arrays.stream(steps).mapToInt(step -> warmUp(step, seconds)).toArray();
        double[] best = new double[steps.length];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int idle = 0; idle < ROUNDS; idle++) {
            for (int s = 0; s < steps.length; s++) {
                double time = round(steps[s], runs[s]);
                if (time < BETTER * best[s]) idle = -1;
                best[s] = Math.min(best[s], time);
            }
        }
        return best;
    }

    /** Warms up, and returns how many runs a round has. */
    private int warmUp(Runnable step, double seconds) {
        int runs = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            long start = clock.getAsLong(), compiledBefore = compiled.getAsLong();
            runs = runFor(step, seconds);
            if (!JitTime.isMuch(compiled.getAsLong() - compiledBefore, clock.getAsLong() - start)) break;
        }
        return Math.max(2, runs / SHARE);
    }

    private int runFor(Runnable step, double seconds) {
        long end = clock.getAsLong() + (long) (seconds * 1e9);
        int runs = 0;
        do {
            step.run();
            runs++;
        } while (clock.getAsLong() - end < 0);
        return runs;
    }

    private double round(Runnable step, int runs) {
        long start = clock.getAsLong();
        for (int i = 0; i < runs; i++) step.run();
        return (clock.getAsLong() - start) * 1e-3 / runs;
    }
}
