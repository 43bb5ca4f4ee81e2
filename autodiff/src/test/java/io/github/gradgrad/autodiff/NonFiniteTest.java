package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonFiniteTest {
    private final Variable weight = Variable.of("critic.0.weight", Tensor.of(Shape.of(3), -1.0, 0, 4));
    private final Variable scale = Variable.of("scale", Tensor.of(Shape.of(), 1.0));

    @Test
    void findsTheOpOfTheForwardPassWhereItBegan() {
        Variable log = weight.log();
        NonFinite fault = NonFinite.forward(log.mul(scale).exp().sum()).orElseThrow();
        assertSame(log, fault.origin());
        assertEquals(NonFinite.Pass.FORWARD, fault.pass());
        String report = fault.report();
        assertTrue(report.startsWith("forward: 1 NaN, 1 infinite of 3 elements first appeared in log [3]"), report);
        assertTrue(report.contains("input 0: critic.0.weight [3], from -1.0 to 4.0"), report);
        assertTrue(report.contains("near: critic.0.weight [3]"), report);
    }

    /** The square root of 0 is finite, and its derivative 1 / (2 * 0) is not. */
    @Test
    void findsTheOpOfTheBackwardPassWhereTheForwardPassIsFinite() {
        Variable root = weight.square().sqrt(), loss = root.sum();
        assertTrue(NonFinite.forward(loss).isEmpty());
        NonFinite fault = NonFinite.backward(loss, List.of(weight)).orElseThrow();
        assertEquals(NonFinite.Pass.BACKWARD, fault.pass());
        assertTrue(fault.report().startsWith("backward: 0 NaN, 1 infinite of 3 elements"), fault::report);
        assertTrue(fault.origin().inputs().stream().allMatch(v -> v.value().isFinite()));
    }

    @Test
    void aLeafThatIsNotFiniteIsItsOwnOrigin() {
        Variable broken = Variable.of("broken", Tensor.of(Shape.of(2), Double.NaN, 1));
        String report = NonFinite.forward(broken.add(scale)).orElseThrow().report();
        assertTrue(report.startsWith("forward: 1 NaN, 0 infinite of 2 elements in broken [2]"), report);
    }

    /** What is left of a graph whose values were used up in a step tells as much as it can. */
    @Test
    void passesOverValuesThatAreUsedUp() {
        new Workspace().run(() -> {
            Variable log = weight.log(), relu = Activations.leakyReluInPlace(log, 0);
            NonFinite fault = NonFinite.forward(relu.sum()).orElseThrow();
            assertSame(relu, fault.origin());
            assertTrue(fault.report().contains("input 0: log [3], used up"), fault::report);
            return relu;
        });
    }

    @Test
    void findsNothingWhereEverythingIsFinite() {
        Variable loss = weight.square().sum();
        assertTrue(NonFinite.forward(loss).isEmpty());
        assertTrue(NonFinite.backward(loss, List.of(weight, scale)).isEmpty());
    }
}
