package io.github.gradgrad.benchmarks.critic;

import java.util.Arrays;

/** Times a step in the way that the other engines' programs do, so that the numbers can stand side by side. */
public final class StepTimer {
    private static final int ROUNDS = 7;

    private StepTimer() {}

    /**
     * Microseconds per run of the step: the best of seven rounds, each with a quarter of the runs that fit into the warm-up
     * and no fewer than two.
     *
     * @param seconds how long to warm up
     */
    public static double microseconds(Runnable step, double seconds) {
        return inTurns(seconds, step)[0];
    }

    /** The same of several steps, whose rounds take turns. */
    static double[] inTurns(double seconds, Runnable... steps) {
        int[] runs =
                Arrays.stream(steps).mapToInt(step -> warmUp(step, seconds)).toArray();
        double[] best = new double[steps.length];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            for (int s = 0; s < steps.length; s++) best[s] = Math.min(best[s], round(steps[s], runs[s]));
        }
        return best;
    }

    /** Warms up, and returns how many runs a round has. */
    private static int warmUp(Runnable step, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int runs = 0;
        do {
            step.run();
            runs++;
        } while (System.nanoTime() - end < 0);
        return Math.max(2, runs / 4);
    }

    private static double round(Runnable step, int runs) {
        long start = System.nanoTime();
        for (int i = 0; i < runs; i++) step.run();
        return (System.nanoTime() - start) * 1e-3 / runs;
    }
}
