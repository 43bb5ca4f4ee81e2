package io.github.gradgrad.gan.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Parameter weight = Parameter.of("0.weight", Tensor.of(Shape.of(2), 1.0, 2.0));
    private final Parameter bias = Parameter.of("0.bias", Tensor.of(Shape.of(1), 5.0));
    private final Parameter last = Parameter.of("2.weight", Tensor.of(Shape.of(1), 1.0));

    @Test
    void histogramsCountIntoEqualBins() {
        Histogram histogram = Histogram.of(new double[] {0, 0.99, 1, 3.9, 4, 5, -1}, 0, 4, 4);

        assertArrayEquals(new int[] {2, 1, 0, 2}, histogram.counts());
        assertEquals(2.5, histogram.middle(2));
    }

    @Test
    void weightsSpanTheirHistogram() {
        Histogram histogram = Histogram.ofWeights(List.of(weight, bias, last), 2);

        assertArrayEquals(new int[] {3, 1}, histogram.counts());
        assertEquals(1, histogram.low());
        assertEquals(5, histogram.high());
        assertArrayEquals(
                new int[] {1, 0}, Histogram.ofWeights(List.of(last), 2).counts());
    }

    /** Shares 1/2, 1/2, 0 against 0, 1/4, 3/4. */
    @Test
    void scoresOverlapByWhatTheyHaveInCommon() {
        Tensor real = Tensor.of(Shape.of(2, 1), 0.0, 1.0), fake = Tensor.of(Shape.of(4, 1), 1.0, 3.0, 2.5, 2.5);

        List<Histogram> both = Histogram.ofScores(real, fake, 3);

        assertArrayEquals(new int[] {1, 1, 0}, both.get(0).counts());
        assertArrayEquals(new int[] {0, 1, 3}, both.get(1).counts());
        assertEquals(0.25, both.get(0).overlap(both.get(1)), 1e-12);
        assertEquals(1, both.get(0).overlap(both.get(0)), 1e-12);
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        double[] nan = {Double.NaN}, one = {1};

        assertThrows(IllegalArgumentException.class, () -> Histogram.of(nan, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Histogram.of(one, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Histogram.of(one, 0, 1, 0));
        Histogram filled = Histogram.of(one, 0, 1, 1), empty = Histogram.of(one, 2, 3, 1);
        assertThrows(IllegalArgumentException.class, () -> filled.overlap(empty));
    }
}
