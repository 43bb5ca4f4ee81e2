package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepTimerTest {
    @Test
    void aStepLongerThanTheWarmUpStillGetsTwoRunsInEachOfSevenRounds() {
        AtomicInteger runs = new AtomicInteger();
        double microseconds = StepTimer.microseconds(runs::incrementAndGet, 0);
        assertEquals(1 + 7 * 2, runs.get());
        assertTrue(microseconds >= 0 && Double.isFinite(microseconds), "microseconds " + microseconds);
    }
}
