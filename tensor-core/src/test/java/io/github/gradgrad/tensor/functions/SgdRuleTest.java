package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SgdRuleTest {
    @Test
    void aStepGoesAgainstTheGradient() {
        SgdRule rule = new SgdRule(0.25);
        assertEquals(3 - 0.25 * 8, rule.apply(3, 8, new double[0]));
        assertEquals(3 + 0.25 * 8, rule.apply(3, -8, new double[0]));
        assertEquals(3, rule.apply(3, 0, new double[0]));
    }
}
