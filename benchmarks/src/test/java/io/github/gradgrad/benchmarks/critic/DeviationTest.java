package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviationTest {
    /** The rounding errors (6e-8) of 2^11 terms, more than these sums have, walk to about 2^5.5 of them: 3e-6. */
    @ParameterizedTest
    @CsvSource({"mlp-small, true", "mlp-small, false", "mlp-mnist, true", "dcgan-16, true", "dcgan-16, false"})
    void updatesInFloat32AreRightUpToRounding(String config, boolean penalty) {
        double deviation = Deviation.measure(CriticConfig.of(config), penalty);
        assertTrue(deviation > 0 && deviation < 1e-5, "deviation " + deviation);
    }

    @Test
    void aDifferenceCountsRelativeToTheScale() {
        double[] a = {1, 4.5}, b = {2, 4};
        assertEquals(1 / 4.0, Deviation.relative(2, i -> a[i], i -> b[i], 4));
    }

    @Test
    void aNumberThatIsNotOneIsNoSmallDifference() {
        assertTrue(Double.isNaN(Deviation.relative(2, i -> i == 0 ? Double.NaN : 1, i -> 1, 4)));
    }

    @Test
    void anUpdateChangesEveryTensorButTheBiasOfTheScore() {
        CriticStep step = CriticStep.of(CriticConfig.of("mlp-small"), Constraint.PENALTY, DType.FLOAT32);
        Map<String, Tensor> before = step.parameters();
        step.run();
        // A difference of scores, and a gradient, do not depend on that bias.
        step.parameters().forEach((name, after) -> {
            if (name.equals("4.bias")) assertEquals(before.get(name), after);
            else assertNotEquals(before.get(name), after, name);
        });
    }
}
