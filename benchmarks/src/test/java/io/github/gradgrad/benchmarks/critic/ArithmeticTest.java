package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArithmeticTest {
    /** x [5, 3] through W1 [3, 7] and W2 [7, 1], listed product by product: m n k. */
    private static final CriticConfig TWO_LAYERS = CriticConfig.mlp("two-layers", 5, 3, 7);

    private static final long SCORES = 10 * 7 * 3 + 10 * 1 * 7;
    private static final long WEIGHTS = 7 * 3 * 10 + 1 * 7 * 10;
    private static final long HIDDEN = 10 * 7 * 1;

    @Test
    void withoutAPenaltyItScoresBothBatchesAndGoesBackOnce() {
        assertEquals(
                2 * (SCORES + WEIGHTS + HIDDEN),
                Arithmetic.of(TWO_LAYERS, false).operations());
    }

    @Test
    void thePenaltyAddsScoresSlopesAndTheirGradients() {
        long points = 5 * 7 * 3 + 5 * 1 * 7;
        long slopes = 5 * 7 * 1 + 5 * 3 * 7;
        // d(slopes)/dW1 and dW2, and with respect to what W1 multiplies: the slopes of the hidden units.
        long second = 7 * 3 * 5 + 1 * 7 * 5 + 5 * 7 * 3;
        assertEquals(
                2 * (SCORES + WEIGHTS + HIDDEN + points + slopes + second),
                Arithmetic.of(TWO_LAYERS, true).operations());
    }

    @Test
    void theResultsOfTheProductsHaveFourBytesAnElement() {
        long scores = 10 * 7 + 10, weights = 21 + 7, hidden = 10 * 7;
        assertEquals(
                4 * (scores + weights + hidden),
                Arithmetic.of(TWO_LAYERS, false).bytes());
    }

    /** Images of 28, 14 and 7 pixels become 14, 7 and 4, with 1, 2 and 4 channels; 64 numbers become the score. */
    @Test
    void aConvolutionMeetsEveryPixelOfItsResultWithEveryWeight() {
        CriticConfig config = CriticConfig.dcgan("pictures", 1, 1, 28);
        long first = 2L * 25 * 14 * 14, second = 2L * 25 * 2 * 7 * 7, third = 2L * 25 * 2 * 4 * 4 * 4, score = 2L * 64;
        assertEquals(
                6 * (first + second + third + score) - 2 * first,
                Arithmetic.of(config, false).operations());
    }

    @Test
    void everyAxisGrowsInArithmetic() {
        for (Axis axis : Axis.values()) {
            long before = 0;
            for (int size : axis.sizes()) {
                long operations = Arithmetic.of(axis.config(size), true).operations();
                assertTrue(operations > before, axis + " " + size);
                before = operations;
            }
        }
    }
}
