package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class NeighbourCoverageTest {
    /**
     * Real 0, 1, 10 have the balls 1, 1, 9 (k = 1). Generated 0.5, 1.2, 40, 41 have 0.7, 0.7, 1, 1. 0.5 lies in the balls of
     * 0, 1 and not of 10 (9.5 away); 1.2 in those of 1 and 10 (8.8 away); 40 and 41 in none. 0 and 1 lie within 0.7 of 0.5.
     */
    @Test
    void numbersByHand() {
        Tensor real = Tensor.of(Shape.of(3, 1), 0.0, 1.0, 10.0);
        Tensor generated = Tensor.of(Shape.of(4, 1), 0.5, 1.2, 40.0, 41.0);

        NeighbourCoverage found = NeighbourCoverage.of(real, generated, 1);

        assertEquals(2 / 4.0, found.precision());
        assertEquals(2 / 3.0, found.recall());
        assertEquals((2 + 2) / 4.0, found.density());
        assertEquals(1, found.coverage());
    }

    @Test
    void ofTheSameSetEverythingIsWhole() {
        Tensor set = RandomStream.of(1).normal(DType.FLOAT64, Shape.of(50, 3));

        NeighbourCoverage found = NeighbourCoverage.of(set, set);

        assertEquals(1, found.precision());
        assertEquals(1, found.recall());
        assertEquals(1, found.coverage());
        // Each ball holds its centre and k neighbours.
        assertEquals(6 / 5.0, found.density(), 1e-12);
    }

    /** Naeem et al., lemmas 1 and 2: density 1, coverage 1 - prod (n - i) / (2n - i), i = 1..k. */
    @Test
    void twoSamplesOfOneDistributionHaveTheExpectedDensityAndCoverage() {
        int n = 100, runs = 60;
        double density = 0, coverage = 0, missed = 1;
        for (int run = 0; run < runs; run++) {
            RandomStream random = RandomStream.of(run);
            NeighbourCoverage found = NeighbourCoverage.of(
                    random.split(1).normal(DType.FLOAT64, Shape.of(n, 2)),
                    random.split(2).normal(DType.FLOAT64, Shape.of(n, 2)));
            density += found.density() / runs;
            coverage += found.coverage() / runs;
        }
        for (int i = 1; i <= 5; i++) missed *= (n - i) / (2.0 * n - i);

        assertEquals(1, density, 0.05);
        assertEquals(1 - missed, coverage, 0.01);
    }

    @Test
    void aGeneratorOfOneModeIsPreciseWithoutRecall() {
        Tensor real = Tensor.generate(DType.FLOAT64, Shape.of(40, 1), i -> i < 20 ? i * 0.01 : 100 + i * 0.01);
        Tensor generated = Tensor.generate(DType.FLOAT64, Shape.of(20, 1), i -> i * 0.01 + 0.005);

        NeighbourCoverage found = NeighbourCoverage.of(real, generated);

        assertEquals(1, found.precision());
        assertEquals(0.5, found.recall());
        assertEquals(0.5, found.coverage());
    }

    @Test
    void tooFewSamplesAreRefused() {
        Tensor five = Tensor.zeros(DType.FLOAT32, Shape.of(5, 1)), six = Tensor.zeros(DType.FLOAT32, Shape.of(6, 1));

        assertThrows(IllegalArgumentException.class, () -> NeighbourCoverage.of(five, six));
        assertThrows(IllegalArgumentException.class, () -> NeighbourCoverage.of(six, five));
        assertThrows(IllegalArgumentException.class, () -> NeighbourCoverage.of(six, six, 0));
    }
}
