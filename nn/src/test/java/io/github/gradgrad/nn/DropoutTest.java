package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertDerivatives;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.output;
import static io.github.gradgrad.nn.LayerChecks.trained;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final Tensor ONES = Tensor.ones(DType.FLOAT64, Shape.of(100, 100));

    @Test
    void anEvaluationDropsNothing() {
        assertEquals(ONES, output(Dropout.of(0.5), ONES));
    }

    @Test
    void aTrainingDropsAShareAndScalesTheRest() {
        Tensor y = trained(Dropout.of(0.2), ONES, 1);
        int dropped = 0;
        for (double v : y.toDoubles()) {
            if (v == 0) dropped++;
            else assertEquals(1.25, v, 1e-15);
        }
        // 10,000 draws: expected 2,000 with a standard deviation of 40.
        assertEquals(2000, dropped, 200);
    }

    @Test
    void aMaskIsReplayedByTheSameRandomStream() {
        Dropout layer = Dropout.of(0.5);
        assertEquals(trained(layer, ONES, 3), trained(layer, ONES, 3));
        assertNotEquals(trained(layer, ONES, 3), trained(layer, ONES, 4));
    }

    @Test
    void bothEndsAreAllowed() {
        assertEquals(ONES, trained(Dropout.of(0), ONES, 1));
        assertEquals(Tensor.zeros(DType.FLOAT64, ONES.shape()), trained(Dropout.of(1), ONES, 1));
    }

    @Test
    void bothDerivativesAreRight() {
        assertDerivatives(Dropout.of(0.5), normal(1, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aProbabilityIsFromZeroToOne(double p) {
        assertEquals(
                "dropout: a probability from 0 to 1 expected, got " + p,
                assertThrows(IllegalArgumentException.class, () -> Dropout.of(p))
                        .getMessage());
    }
}
