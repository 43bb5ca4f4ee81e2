package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OscillationTest {
    @Test
    void aCurveThatSwingsHasAnIndexNearOne() {
        assertEquals(0, Oscillation.index(new double[] {4, 3, 1, 0.5}, 1));
        assertEquals(0, Oscillation.index(new double[] {2, 2, 2}, 1));
        assertEquals(1, Oscillation.index(new double[] {0, 1, 0, 1, 0}, 1));
        // 0 to 4 by way of 6: a path of 8 for a distance of 4.
        assertEquals(0.5, Oscillation.index(new double[] {0, 6, 4}, 1), 1e-15);
    }

    @Test
    void noiseWithinAWindowDoesNotCount() {
        double[] falling = {9, 7, 8, 6, 5, 3, 4, 2, 100};

        assertEquals(0, Oscillation.index(falling, 4), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Oscillation.index(falling, 5));
        assertThrows(IllegalArgumentException.class, () -> Oscillation.index(falling, 0));
    }
}
