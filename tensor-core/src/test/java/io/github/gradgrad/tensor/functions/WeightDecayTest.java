package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WeightDecayTest {
    private static final UpdateRule SGD = new SgdRule(0.5);
    private static final UpdateRule ADAM = new AdamRule(0.5, 0, 0, 0, 1);

    @Test
    void aPenaltyAddsToTheGradient() {
        // theta' = 2 - 0.5 (1 + 0.25 * 2)
        assertEquals(1.25, WeightDecay.of(SGD, 0.25).apply(2, 1, new double[0]));
    }

    @Test
    void aDecoupledDecayIsNotScaledByTheGradient() {
        // This Adam goes 0.5 against the sign of the gradient: 0.75 * 2 - 0.5.
        assertEquals(1, DecoupledWeightDecay.of(ADAM, 0.75).apply(2, 1e-3, new double[2]), 1e-15);
        assertEquals(1.5, WeightDecay.of(ADAM, 0.25).apply(2, 1e-3, new double[2]), 1e-15);
    }

    @Test
    void theStateIsThatOfTheRule() {
        assertEquals(2, WeightDecay.of(ADAM, 0.25).slots());
        assertEquals(2, DecoupledWeightDecay.of(ADAM, 0.75).slots());
    }

    @Test
    void withoutDecayTheRuleIsItselfSoThatFastKernelsRecogniseIt() {
        assertSame(ADAM, WeightDecay.of(ADAM, 0));
        assertSame(ADAM, DecoupledWeightDecay.of(ADAM, 1));
    }
}
