package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalQuantileTest {
    /** Published quantiles of the standard normal distribution; the middle row is that of the paper's own check. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.75, 0.674489750196081743",
        "0.25, -0.674489750196081743",
        "0.975, 1.95996398454005423",
        "0.001, -3.09023230616781355",
        "1e-20, -9.26234008979840540"
    })
    void isThePublishedQuantile(double p, double x) {
        assertEquals(x, NormalQuantile.of(p), 1e-14 * Math.max(1, Math.abs(x)));
    }

    /** Between the three pieces, where a wrong coefficient would leave a step. */
    @Test
    void thePiecesMeet() {
        for (double p : new double[] {0.075, 0.925, Math.exp(-25)}) {
            assertEquals(NormalQuantile.of(p * (1 - 1e-14)), NormalQuantile.of(p * (1 + 1e-14)), 1e-12);
        }
    }

    /** The density is the derivative of the distribution function: x'(p) = sqrt(2 pi) exp(x^2 / 2). */
    @Test
    void itsSlopeIsOneOverTheDensity() {
        for (double p = 0.0005; p < 1; p += 0.001) {
            double h = 1e-6 * Math.min(p, 1 - p), x = NormalQuantile.of(p);
            double slope = (NormalQuantile.of(p + h) - NormalQuantile.of(p - h)) / (2 * h);
            assertEquals(1, slope / (Math.sqrt(2 * Math.PI) * Math.exp(x * x / 2)), 1e-7);
        }
    }
}
