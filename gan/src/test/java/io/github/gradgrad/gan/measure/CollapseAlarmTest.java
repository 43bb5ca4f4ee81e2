package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class CollapseAlarmTest {
    private static final Tensor REAL = Tensor.of(Shape.of(3, 2), 0f, 0f, 3f, 4f, 0f, 8f);

    /** The real distances are 5, 5, 8; those of the same points at a third of the size a third of that. */
    @Test
    void diversityIsTheRatioOfMeanDistances() {
        Tensor smaller = Tensor.generate(DType.FLOAT64, REAL.shape(), i -> REAL.at(i) / 3);
        Tensor pair = Tensor.of(Shape.of(2, 2), 0f, 0f, 0f, 9f);

        assertEquals(1 / 3.0, CollapseAlarm.diversity(REAL, smaller), 1e-12);
        assertEquals(9 / 6.0, CollapseAlarm.diversity(REAL, pair), 1e-12);
        assertTrue(CollapseAlarm.of(REAL, smaller).rings());
        assertFalse(CollapseAlarm.of(REAL, pair).rings());
    }

    @Test
    void aGeneratorOfOneSampleHasNoDiversity() {
        CollapseAlarm alarm = CollapseAlarm.of(REAL, Tensor.ones(DType.FLOAT32, REAL.shape()));

        assertEquals(0, alarm.diversity());
        assertTrue(alarm.rings());
    }

    /** 4 classes, of which two have one half each: log 2 / log 4. */
    @Test
    void balanceIsTheEntropyOfTheClasses() {
        assertEquals(0.5, CollapseAlarm.balance(new int[] {3, 0, 3, 0}), 1e-12);
        assertEquals(1, CollapseAlarm.balance(new int[] {2, 2, 2}), 1e-12);
        assertEquals(0, CollapseAlarm.balance(new int[] {0, 9}));
        assertTrue(CollapseAlarm.of(REAL, REAL, new int[] {0, 9}).rings());
        assertFalse(CollapseAlarm.of(REAL, REAL, new int[] {4, 5}).rings());
    }

    @Test
    void countsOfNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CollapseAlarm.balance(new int[] {5}));
        assertThrows(IllegalArgumentException.class, () -> CollapseAlarm.balance(new int[] {0, 0}));
        assertThrows(IllegalArgumentException.class, () -> CollapseAlarm.balance(new int[] {-1, 2}));
    }
}
