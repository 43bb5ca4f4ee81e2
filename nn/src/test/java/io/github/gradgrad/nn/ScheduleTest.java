package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static void assertRates(Schedule schedule, double... expected) {
        double[] rates =
                LongStream.range(0, expected.length).mapToDouble(schedule::at).toArray();
        assertArrayEquals(expected, rates, 1e-15);
    }

    @Test
    void aConstantStays() {
        assertRates(Schedule.constant(0.3), 0.3, 0.3, 0.3);
    }

    @Test
    void aLineGoesFromStartToEndAndStaysThere() {
        assertRates(Schedule.linear(1, 0.2, 4), 1, 0.8, 0.6, 0.4, 0.2, 0.2);
    }

    @Test
    void aCosineIsFlatAtBothEnds() {
        double root = Math.sqrt(0.5);
        assertRates(Schedule.cosine(3, 1, 4), 3, 2 + root, 2, 2 - root, 1, 1);
    }

    @Test
    void stairsFallByAFactorEverySoOften() {
        assertRates(Schedule.stairs(8, 0.5, 2), 8, 8, 4, 4, 2, 2, 1);
    }

    @Test
    void anExponentialFallsAtEachStep() {
        assertRates(Schedule.exponential(8, 0.5), 8, 4, 2, 1);
    }

    @Test
    void aWarmUpLeadsToTheScheduleItself() {
        assertRates(Schedule.constant(8).warmUp(4), 2, 4, 6, 8, 8);
        assertRates(Schedule.exponential(8, 0.5).warmUp(2), 4, 4, 2, 1);
    }

    @Test
    void aLengthIsAtLeastOneStep() {
        String message = assertThrows(IllegalArgumentException.class, () -> Schedule.linear(1, 0, 0))
                .getMessage();
        assertEquals("linear: steps: at least 1 expected, got 0", message);
        assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> Schedule.stairs(1, 0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> Schedule.constant(1).warmUp(0));
    }
}
