package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaussiansTest {
    private static final int N = 40_000;
    private static final RandomStream KEY = RandomStream.of(11);

    @Test
    void theGridHasTwentyFiveScaledCentres() {
        double[] steps = Gaussians.grid25().centres().toDoubles();
        double[] distinct = Arrays.stream(steps).distinct().sorted().toArray();

        assertEquals(Shape.of(25, 2), Gaussians.grid25().centres().shape());
        assertArrayEquals(new double[] {-4 / 2.828, -2 / 2.828, 0, 2 / 2.828, 4 / 2.828}, distinct, 1e-15);
        assertEquals(
                25,
                IntStream.range(0, 25)
                        .mapToObj(i -> steps[2 * i] + " " + steps[2 * i + 1])
                        .distinct()
                        .count());
    }

    @Test
    void theRingHasEightCentresOneEighthTurnApart() {
        Tensor centres = Gaussians.ring8().centres();
        double r = 2 / 1.414, d = r / Math.sqrt(2);

        assertArrayEquals(
                new double[] {r, 0, d, d, 0, r, -d, d, -r, 0, -d, -d, 0, -r, d, -d}, centres.toDoubles(), 1e-12);
    }

    @Test
    void theScaledSigmasAreThoseOfTheToyProgram() {
        assertEquals(0.05 / 2.828, Gaussians.grid25().sigma(), 1e-15);
        assertEquals(0.02 / 1.414, Gaussians.ring8().sigma(), 1e-15);
    }

    @Test
    void theVarianceOfACoordinateIsThatOfTheCentresAndOfTheNoise() {
        // Mean square of -4, -2, 0, 2, 4 is 8; of 2 cos over the eighths of a turn it is 2.
        assertVariance((8 + 0.05 * 0.05) / (2.828 * 2.828), Gaussians.grid25());
        assertVariance((2 + 0.02 * 0.02) / (1.414 * 1.414), Gaussians.ring8());
    }

    @Test
    void everyModeGetsItsShareAndItsSpread() {
        for (Gaussians data : new Gaussians[] {Gaussians.grid25(), Gaussians.ring8()}) {
            Tensor points = data.batch(KEY, 0, N);
            int modes = data.centres().shape().dim(0);
            int[] counts = new int[modes];
            double squares = 0;
            for (int i = 0; i < N; i++) {
                double least = Double.POSITIVE_INFINITY;
                int nearest = 0;
                for (int m = 0; m < modes; m++) {
                    double dx = points.get(i, 0) - data.centres().get(m, 0),
                            dy = points.get(i, 1) - data.centres().get(m, 1);
                    if (dx * dx + dy * dy < least) {
                        least = dx * dx + dy * dy;
                        nearest = m;
                    }
                }
                counts[nearest]++;
                squares += least;
            }
            double share = 1.0 / modes, deviation = Math.sqrt(N * share * (1 - share));
            for (int count : counts) assertEquals(N * share, count, 5 * deviation, data.name());
            // The squared distance from a centre is 2 sigma^2 in the mean, with a standard deviation of as much.
            double expected = 2 * data.sigma() * data.sigma();
            assertEquals(expected, squares / N, 5 * expected / Math.sqrt(N), data.name());
        }
    }

    @Test
    void aBatchDependsOnKeyAndIndexAlone() {
        Gaussians data = Gaussians.grid25();
        Tensor batch = data.batch(RandomStream.of(5), 7, 64);
        RandomStream used = RandomStream.of(5);
        used.nextInt(3);

        assertEquals(batch, data.batch(used, 7, 64));
        assertEquals(DType.FLOAT32, batch.dtype());
        assertEquals(Shape.of(64, 2), batch.shape());
        assertNotEquals(batch, data.batch(used, 8, 64));
        assertNotEquals(batch, data.batch(RandomStream.of(6), 7, 64));
    }

    @Test
    void wrongBatchesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Gaussians.ring8().batch(KEY, -1, 8));
        assertThrows(IllegalArgumentException.class, () -> Gaussians.ring8().batch(KEY, 0, 0));
    }

    private static void assertVariance(double expected, Gaussians data) {
        Tensor points = data.batch(KEY, 1, N);
        for (int column = 0; column < 2; column++) {
            double sum = 0, squares = 0;
            for (int i = 0; i < N; i++) {
                sum += points.get(i, column);
                squares += points.get(i, column) * points.get(i, column);
            }
            assertEquals(0, sum / N, 5 * Math.sqrt(expected / N), data.name());
            // A bounded, flat distribution: the standard deviation of the square stays below its mean.
            assertEquals(expected, squares / N, 5 * expected / Math.sqrt(N), data.name());
        }
    }
}
