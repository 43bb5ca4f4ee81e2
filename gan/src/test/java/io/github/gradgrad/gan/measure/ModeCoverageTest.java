package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModeCoverageTest {
    private static final int N = 10_000;
    private static final Tensor CENTRES = Tensor.of(Shape.of(2, 2), 0.0, 0.0, 10.0, 0.0);

    @Test
    void trueSamplesCoverEveryModeWithTheSharesOfTheRayleighDistribution() {
        for (Gaussians data : new Gaussians[] {Gaussians.grid25(), Gaussians.ring8()}) {
            ModeCoverage coverage = ModeCoverage.of(data.batch(RandomStream.of(1), 0, N), data.centres(), data.sigma());

            assertEquals(coverage.modes(), coverage.covered(), data.name());
            assertEquals(coverage.modes(), coverage.hit(), data.name());
            assertShare(1 - Math.exp(-4.5), coverage.within3Sigma());
            assertShare(1 - Math.exp(-8), coverage.within4Sigma());
        }
    }

    @Test
    void uniformNoiseHitsEveryModeButCoversNone() {
        Gaussians data = Gaussians.grid25();
        double half = 5 / 2.828;
        Tensor noise = RandomStream.of(2).uniform(DType.FLOAT64, Shape.of(N, 2), -half, half);
        ModeCoverage coverage = ModeCoverage.of(noise, data.centres(), data.sigma());

        assertEquals(25, coverage.hit());
        assertEquals(0, coverage.covered());
        // 25 discs of radius 3 sigma in a square of side 10: 25 pi (3 x 0.05)^2 / 100.
        assertShare(25 * Math.PI * 0.15 * 0.15 / 100, coverage.within3Sigma());
        assertShare(25 * Math.PI * 0.2 * 0.2 / 100, coverage.within4Sigma());
    }

    @Test
    void aModeNeedsItsShareOfAllPoints() {
        double[] points = new double[400];
        points[0] = 10;
        points[2] = 10.5;
        Tensor two = Tensor.of(Shape.of(200, 2), points);

        // 2 of 200 points are at the second centre: exactly one percent.
        assertEquals(2, ModeCoverage.of(two, CENTRES, 1, 0.01).covered());
        assertEquals(1, ModeCoverage.of(two, CENTRES, 1, 0.011).covered());
        assertEquals(2, ModeCoverage.of(two, CENTRES, 1, 0.011).hit());
        assertEquals(1, ModeCoverage.of(two, CENTRES, 0.1, 0.01).covered());
    }

    /** Of two modes each has a fair share of a half, and a quarter of that is one point of eight. */
    @Test
    void aQuarterOfItsFairShareIsEnough() {
        double[] points = new double[16];
        points[0] = 10;

        assertEquals(
                2,
                ModeCoverage.of(Tensor.of(Shape.of(8, 2), points), CENTRES, 1).covered());
        double[] more = Arrays.copyOf(points, 18);
        assertEquals(
                1, ModeCoverage.of(Tensor.of(Shape.of(9, 2), more), CENTRES, 1).covered());
    }

    @Test
    void distanceDecidesWhatIsOfHighQuality() {
        Tensor points = Tensor.of(Shape.of(4, 2), 0.0, 3.0, 0.0, -3.1, 10.0, 4.0, 10.0, 4.1);
        ModeCoverage coverage = ModeCoverage.of(points, CENTRES, 1);

        assertEquals(new ModeCoverage(2, 1, 1, 0.25, 0.75), coverage);
    }

    @Test
    void noModeIsCoveredByNoPoint() {
        Tensor far = Tensor.of(Shape.of(1, 2), 100.0, 100.0);

        assertEquals(new ModeCoverage(2, 0, 0, 0, 0), ModeCoverage.of(far, CENTRES, 1, 0));
        Tensor nan = Tensor.of(Shape.of(1, 2), Double.NaN, 0.0);
        assertEquals(new ModeCoverage(2, 0, 0, 0, 0), ModeCoverage.of(nan, CENTRES, 1, 0));
    }

    @Test
    void wrongArgumentsAreNamed() {
        Tensor points = Tensor.of(Shape.of(1, 3), 1.0, 2.0, 3.0);
        String message = assertThrows(IllegalArgumentException.class, () -> ModeCoverage.of(points, CENTRES, 1))
                .getMessage();

        assertTrue(message.contains("[1, 3]") && message.contains("[2, 2]"), message);
        assertThrows(IllegalArgumentException.class, () -> ModeCoverage.of(CENTRES, CENTRES, 0));
        assertThrows(IllegalArgumentException.class, () -> ModeCoverage.of(CENTRES, CENTRES, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ModeCoverage.of(CENTRES, CENTRES, 1, 1.5));
    }

    /** Within five standard deviations of a share of N points. */
    private static void assertShare(double expected, double actual) {
        assertEquals(expected, actual, 5 * Math.sqrt(expected * (1 - expected) / N));
    }
}
