package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return GradientHook.observe(x, g -> {});
    }

    @Override
    double formula(double x) {
        return x;
    }

    @Test
    void saysWhoseGradientItIs() {
        Variable named = Variable.of("weight", Tensor.of(Shape.of(), 1.0));
        assertEquals(List.of("of=weight"), attributes(GradientHook.observe(named, g -> {})));
        assertEquals(List.of(""), attributes(GradientHook.observe(Variable.of(named.value()), g -> {})));
    }

    private static List<String> attributes(Variable y) {
        return Graph.of(y).ops().stream().map(Op::attributes).toList();
    }
}
