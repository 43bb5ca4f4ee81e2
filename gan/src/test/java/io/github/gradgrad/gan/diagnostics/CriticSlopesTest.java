package io.github.gradgrad.gan.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class CriticSlopesTest {
    private static final Tensor REAL = Tensor.of(Shape.of(2, 2), 3.0, 4.0, 0.0, 2.0);
    private static final Tensor FAKE = Tensor.of(Shape.of(2, 2), 0.0, 0.0, 0.0, -1.0);

    /** C(x) = ||x||^2 / 2 has the slope ||x||. */
    @Test
    void aQuadraticCriticIsAsSteepAsASampleIsLong() {
        Critic critic = x -> x.square().sum(1).mul(0.5).reshape(Shape.of(2, 1));

        CriticSlopes slopes = CriticSlopes.of(critic, REAL, FAKE, RandomStream.of(1));

        assertArrayEquals(new double[] {5, 2}, slopes.real().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0, 1}, slopes.fake().toDoubles(), 1e-12);
        // Between the origin and (3, 4), and between (0, -1) and (0, 2).
        double[] between = slopes.between().toDoubles();
        assertTrue(between[0] > 0 && between[0] < 5, "" + between[0]);
        assertTrue(between[1] < 2, "" + between[1]);
    }

    @Test
    void theLargestRatioOfALinearCriticIsFoundAlongItsSlope() {
        Variable w = Variable.constant(Tensor.of(Shape.of(2, 1), 3.0, 4.0));
        Critic critic = x -> x.matmul(w);

        // (0, 0) and (3, 4) lie along w: 25 / 5. Any other pair is less steep.
        Tensor samples = Tensor.of(Shape.of(4, 2), 0.0, 0.0, 3.0, 4.0, 1.0, -1.0, 1.0, -1.0);
        assertEquals(5, CriticSlopes.largestRatio(critic, samples), 1e-12);
        // 3 x + 4 y over the distance of (0, 0) and (1, 0).
        assertEquals(3, CriticSlopes.largestRatio(critic, Tensor.of(Shape.of(2, 2), 0.0, 0.0, 1.0, 0.0)), 1e-12);
    }

    @Test
    void samplesThatDoNotMatchOrDifferAreRefused() {
        Critic critic = x -> x.sum(1).reshape(Shape.of(2, 1));
        Tensor one = Tensor.of(Shape.of(1, 2), 0.0, 0.0), same = Tensor.of(Shape.of(2, 2), 1.0, 2.0, 1.0, 2.0);

        assertThrows(IllegalArgumentException.class, () -> CriticSlopes.of(critic, REAL, one, RandomStream.of(1)));
        assertThrows(IllegalArgumentException.class, () -> CriticSlopes.largestRatio(critic, same));
    }
}
