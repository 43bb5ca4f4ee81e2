package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lines of the commands beside critic-step, and what they say of numbers known beforehand. */
class MeasurementsTest {
    @Test
    void thePenaltysCostIsTheRatioOfItsStepToAClippedOne() {
        assertEquals(
                "{\"engine\":\"gradgrad\",\"config\":\"mlp-small\",\"threads\":2,\"clipping_us\":100.0,"
                        + "\"penalty_us\":175.0,\"ratio\":1.75,\"arithmetic_ratio\":1.67}",
                new PenaltyCost("mlp-small", 2, 100, 175, 5 / 3.0).toJson());
    }

    @Test
    void clippedAndPenalisedStepsAreTimedOnTheSameNetwork() {
        PenaltyCost cost = PenaltyCost.of(CriticConfig.of("mlp-small"), 0.01);
        assertTrue(cost.clipped() > 0 && cost.penalised() > 0 && Double.isFinite(cost.ratio()), cost::toJson);
    }

    @Test
    void aSizeIsTimedBesideItsArithmetic() {
        Scaling scaling = Scaling.of(Axis.BATCH, 16, true, 0.01);
        assertEquals(Arithmetic.of(Axis.BATCH.config(16), true).operations(), scaling.operations());
        assertTrue(scaling.microseconds() > 0, scaling::toJson);
    }

    @Test
    void timeThatGrowsFasterThanTheArithmeticShowsInTheSummary() {
        List<Scaling> points = List.of(
                new Scaling(Axis.WIDTH, 64, true, 1, 10, 1000),
                new Scaling(Axis.WIDTH, 128, true, 1, 20, 4000),
                new Scaling(Axis.WIDTH, 256, true, 1, 120, 16000));
        assertEquals(
                "{\"axis\":\"width\",\"gp\":true,\"from\":64,\"to\":256,\"arithmetic_grows\":16.0,\"time_grows\":12.0,"
                        + "\"worst_step\":1.50}",
                Scaling.summary(points));
    }

    @Test
    void ofTwoRoundsTheOneThatTookLessTimeCounts() {
        Scaling slow = new Scaling(Axis.WIDTH, 64, true, 1, 20, 1000),
                fast = new Scaling(Axis.WIDTH, 64, true, 1, 10, 1000);
        assertEquals(fast, slow.faster(fast));
        assertEquals(fast, fast.faster(slow));
    }

    @Test
    void aSoakReportsTenTimesWhatIsLeft() {
        List<Soak.Part> parts = soak(20);
        assertEquals(
                List.of(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L),
                parts.stream().map(Soak.Part::steps).toList());
        for (Soak.Part part : parts) assertTrue(part.heap() > 0 && part.allocated() > 0, part::toJson);
    }

    /** Of the gradients alone, 400 KB, every step leaves some; a leak of one in a thousand would show. */
    @Test
    @Tag("soak")
    void aHundredThousandStepsLeaveTheHeapFlat() {
        List<Soak.Part> parts = soak(100_000);
        long first = parts.get(0).heap(), last = parts.get(parts.size() - 1).heap();
        assertTrue(Math.abs(last - first) < 1 << 20, parts.toString());
    }

    private static List<Soak.Part> soak(long steps) {
        List<Soak.Part> parts = new ArrayList<>();
        Soak.run(CriticConfig.of("mlp-small"), true, steps, parts::add);
        return parts;
    }
}
