package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SwissRollTest {
    private static final int N = 20_000;
    private static final RandomStream KEY = RandomStream.of(2);
    private final SwissRoll roll = new SwissRoll();

    @Test
    void theMeanSquareOfTheRadiusIsThatOfTheSpiralAndOfTheNoise() {
        // E[t^2] of t uniform in [1.5 pi, 4.5 pi] is (b^2 + ab + a^2) / 3; the noise adds 0.25^2 for each coordinate.
        double a = 1.5 * Math.PI, b = 4.5 * Math.PI;
        double expected = ((b * b + a * b + a * a) / 3 + 2 * 0.25 * 0.25) / (7.5 * 7.5);

        assertEquals(expected, meanSquare(roll.batch(KEY, 0, N)), 5 * expected / Math.sqrt(N));
    }

    @Test
    void everyPointLiesWithinTheNoiseOfTheSpiral() {
        Tensor points = roll.batch(KEY, 1, 500);
        for (int i = 0; i < 500; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (double t = 1.5 * Math.PI; t <= 4.5 * Math.PI; t += 0.01) {
                double dx = 7.5 * points.get(i, 0) - t * Math.cos(t), dy = 7.5 * points.get(i, 1) - t * Math.sin(t);
                nearest = Math.min(nearest, Math.hypot(dx, dy));
            }
            assertTrue(nearest < 5 * 0.25, "point " + i + " is " + nearest + " away");
        }
    }

    @Test
    void bothEndsOfTheSpiralAreReached() {
        Tensor points = roll.batch(KEY, 2, N);
        double least = Double.POSITIVE_INFINITY, most = 0;
        for (int i = 0; i < N; i++) {
            double radius = 7.5 * Math.hypot(points.get(i, 0), points.get(i, 1));
            least = Math.min(least, radius);
            most = Math.max(most, radius);
        }
        assertEquals(1.5 * Math.PI, least, 5 * 0.25);
        assertEquals(4.5 * Math.PI, most, 5 * 0.25);
    }

    @Test
    void aBatchDependsOnKeyAndIndexAlone() {
        Tensor batch = roll.batch(KEY, 3, 16);

        assertEquals(Shape.of(16, 2), batch.shape());
        assertEquals(batch, new SwissRoll().batch(RandomStream.of(2), 3, 16));
        assertNotEquals(batch, roll.batch(KEY, 4, 16));
        assertThrows(IllegalArgumentException.class, () -> roll.batch(KEY, -1, 16));
    }

    private static double meanSquare(Tensor points) {
        double squares = 0;
        for (int i = 0; i < points.size(); i++) squares += points.at(i) * points.at(i);
        return squares / points.shape().dim(0);
    }
}
