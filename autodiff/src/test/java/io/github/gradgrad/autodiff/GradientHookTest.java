package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientHookTest {
    private final Variable weight = Variable.of("weight", Tensor.of(Shape.of(2), 3.0, 4));

    @Test
    void theValueIsTheVariablesOwn() {
        assertSame(weight.value(), GradientHook.replace(weight, Variable::neg).value());
    }

    @Test
    void observesTheSumOverAllUses() {
        List<Tensor> seen = new ArrayList<>();
        Variable w = GradientHook.observe(weight, g -> seen.add(g.value()));
        Variable loss = w.square().add(w).sum(); // 2 w + 1
        assertEquals(Tensor.of(Shape.of(2), 7.0, 9), loss.gradient(weight));
        assertEquals(List.of(Tensor.of(Shape.of(2), 7.0, 9)), seen);
    }

    @Test
    void observesIntermediateResultsToo() {
        List<Tensor> seen = new ArrayList<>();
        Variable h = GradientHook.observe(weight.square(), g -> seen.add(g.value()));
        h.mul(5).sum().gradient(weight);
        assertEquals(List.of(Tensor.of(Shape.of(2), 5.0, 5)), seen);
    }

    @Test
    void replacesTheGradientOfThatVariableAndOfNoOther() {
        Variable other = Variable.of("other", Tensor.of(Shape.of(2), 10.0, 20));
        Variable w = GradientHook.replace(weight, g -> g.mul(0.5));
        Variable loss = w.mul(other).sum();
        assertEquals(
                List.of(Tensor.of(Shape.of(2), 5.0, 10), Tensor.of(Shape.of(2), 3.0, 4)),
                loss.gradients(List.of(weight, other)));
    }

    @Test
    void theNextDerivativeIsThatOfWhatTheRuleComputed() {
        Variable w = GradientHook.replace(weight, g -> g.mul(3));
        Variable first = w.square().sum().differentiableGradient(weight); // 3 * 2 w
        assertEquals(Tensor.of(Shape.of(2), 18.0, 24), first.value());
        // The way back from w to the weight passes the hook again: 3 * 3 * 2.
        assertEquals(Tensor.of(Shape.of(2), 18.0, 18), first.sum().gradient(weight));
    }

    @Test
    void aRuleThatGivesAnotherShapeIsRefused() {
        Variable w = GradientHook.replace(weight, Variable::sum);
        String message = String.valueOf(
                assertThrows(IllegalStateException.class, () -> w.sum().gradient(weight))
                        .getMessage());
        assertTrue(message.contains("hook") && message.contains("[2]"), message);
    }

    @Test
    void nothingIsSeenOfAConstant() {
        Variable c = GradientHook.observe(weight.detach(), g -> {
            throw new AssertionError("a constant has no gradient");
        });
        assertEquals(weight.value(), c.mul(weight).sum().gradient(weight));
    }
}
