package io.github.gradgrad.benchmarks.critic;

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
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int warmUps = 0;
        do {
            step.run();
            warmUps++;
        } while (System.nanoTime() - end < 0);
        int runs = Math.max(2, warmUps / 4);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < runs; i++) step.run();
            best = Math.min(best, (System.nanoTime() - start) * 1e-3 / runs);
        }
        return best;
    }
}
