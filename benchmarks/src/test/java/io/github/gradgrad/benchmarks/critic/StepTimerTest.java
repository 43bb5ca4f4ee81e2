package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StepTimerTest {
    private static final double MICRO = 1e-3;

    /** A clock that only the steps move on. */
    private long now;

    private int runs;
    /** The runs in which the JIT compiles, half of the time. */
    private int compiling;

    /** Takes so many nanoseconds in the first runs, and the last of them from then on. */
    private void step(long... nanoseconds) {
        now += nanoseconds[Math.min(runs++, nanoseconds.length - 1)];
    }

    @Test
    void aStepLongerThanTheWarmUpStillGetsTwoRunsInEachRound() {
        assertArrayEquals(new double[] {5 * MICRO}, time(0, 9, 5));
        // The warm-up, the first round, which is better than none, and ten more.
        assertEquals(1 + 2 + 10 * 2, runs);
    }

    @Test
    void aRoundHasATenthOfTheWarmUpsRuns() {
        assertArrayEquals(new double[] {5 * MICRO}, time(500e-9, 5));
        assertEquals(100 + 10 + 10 * 10, runs);
    }

    @Test
    void roundsGoOnWhileTheyBecomeFaster() {
        // Rounds of (30 + 30) / 2, (20 + 20) / 2, then 10 for ever: the third is the last better one.
        assertArrayEquals(new double[] {10 * MICRO}, time(0, 99, 30, 30, 20, 20, 10));
        assertEquals(1 + 3 * 2 + 10 * 2, runs);
    }

    @Test
    void aRoundThatIsHardlyBetterCountsButEndsNoSeries() {
        // 1,000, then 995 for ever: less than a hundredth.
        assertArrayEquals(new double[] {995 * MICRO}, time(0, 9999, 1000, 1000, 995));
        assertEquals(1 + 2 + 10 * 2, runs);
    }

    @Test
    void stepsThatTakeTurnsGoOnWhileOneOfThemBecomesFaster() {
        int[] others = {0};
        double[] best = new StepTimer(() -> now, this::compiled).inTurns(0, () -> step(9, 8, 8, 4), () -> {
            now += 7;
            others[0]++;
        });
        assertArrayEquals(new double[] {4 * MICRO, 7 * MICRO}, best);
        // The second round of the first step is its last better one.
        assertEquals(1 + 2 * 2 + 10 * 2, runs);
        assertEquals(runs, others[0]);
    }

    @Test
    void theWarmUpGoesOnWhileTheJitCompiles() {
        // 100 runs fit into a warm-up; in the first 250 the JIT compiles, so the fourth is the first without.
        compiling = 250;
        assertArrayEquals(new double[] {5 * MICRO}, time(500e-9, 5));
        assertEquals(4 * 100 + 10 + 10 * 10, runs);
    }

    @Test
    void aJitThatCompilesForEverDelaysTheRoundsTenfold() {
        compiling = Integer.MAX_VALUE;
        assertArrayEquals(new double[] {5 * MICRO}, time(500e-9, 5));
        assertEquals(10 * 100 + 10 + 10 * 10, runs);
    }

    private long compiled() {
        return Math.min(runs, compiling) * 5L / 2;
    }

    private double[] time(double seconds, long... nanoseconds) {
        return new StepTimer(() -> now, this::compiled).inTurns(seconds, () -> step(nanoseconds));
    }
}
