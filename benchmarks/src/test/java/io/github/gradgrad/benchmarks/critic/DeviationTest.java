package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviationTest {
    @Test
    void theLargestDifferenceIsTakenRelativeToTheLargestElementOfItsOwnTensor() {
        Map<String, Tensor> as = Map.of("u", row(1, 4.5), "v", row(0.75, 100));
        Map<String, Tensor> bs = Map.of("u", row(2, 4), "v", row(0.5, 100));
        Map<String, Tensor> start = Map.of("u", row(8, 8), "v", row(8, 8));
        Map<String, Tensor> first = Map.of("u", row(9, 9), "v", row(9, 9));
        assertEquals(1 / 4.0, Deviation.between(as, bs, start, first));
    }

    @Test
    void elementsWithoutAGradientAtFirstMayDifferByTheLengthOfTheSteps() {
        Map<String, Tensor> as = Map.of("u", row(1e-4, 2.5), "v", row(-1e-4, 0));
        Map<String, Tensor> bs = Map.of("u", row(2e-4, 2), "v", row(0, 0));
        Map<String, Tensor> start = Map.of("u", row(0, 4), "v", row(0, 0));
        Map<String, Tensor> first = Map.of("u", row(1e-15, 3), "v", row(0, 0));
        assertEquals(0.5 / 2, Deviation.between(as, bs, start, first));
    }

    @Test
    void elementsWithoutAGradientMayNotDifferByMore() {
        Map<String, Tensor> zeros = Map.of("u", row(0, 0));
        Map<String, Tensor> bs = Map.of("u", row(0, 2));
        Map<String, Tensor> as = Map.of("u", row(1, 2));
        assertEquals((1 - 2 * 3 * 1e-4) / 2, Deviation.between(as, bs, zeros, zeros), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threeUpdatesInFloat32StayCloseToThoseInFloat64(boolean penalty) {
        double deviation = Deviation.measure(CriticConfig.of("mlp-small"), penalty);
        assertTrue(deviation < 1e-3, "deviation " + deviation);
    }

    @Test
    void anUpdateChangesEveryTensorButTheBiasOfTheScore() {
        CriticStep step = CriticStep.of(CriticConfig.of("mlp-small"), true, DType.FLOAT32);
        Map<String, Tensor> before = step.parameters();
        step.run();
        // A difference of scores, and a gradient, do not depend on that bias.
        step.parameters().forEach((name, after) -> {
            if (name.equals("4.bias")) assertEquals(before.get(name), after);
            else assertNotEquals(before.get(name), after, name);
        });
    }

    private static Tensor row(double... values) {
        return Tensor.of(Shape.of(values.length), values);
    }
}
