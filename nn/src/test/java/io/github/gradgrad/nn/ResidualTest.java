package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertClose;
import static io.github.gradgrad.nn.LayerChecks.assertDerivatives;
import static io.github.gradgrad.nn.LayerChecks.assertRefuses;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.output;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualTest {
    private final RandomStream random = RandomStream.of(1);

    private Linear linear(int in, int out) {
        return Linear.of(DType.FLOAT64, in, out, Initialisers.glorotUniform(), random);
    }

    private static Tensor sum(Tensor a, Tensor b) {
        return Elementwise.combine((x, y) -> x + y, a, b);
    }

    @Test
    void theInputIsAddedToWhatTheBlockGives() {
        Linear block = linear(3, 3);
        Tensor x = normal(1, 2, 3), expected = sum(x, output(block, x));
        assertClose(expected, output(Residual.of(block), x));
    }

    @Test
    void aShortcutTakesTheInputsPlace() {
        Linear block = linear(3, 2), shortcut = linear(3, 2);
        Tensor x = normal(1, 2, 3), expected = sum(output(shortcut, x), output(block, x));
        assertClose(expected, output(Residual.of(block, shortcut), x));
    }

    @Test
    void parametersAndBuffersAreThoseOfBothParts() {
        Layer network =
                Sequential.of(Residual.of(Sequential.of(linear(2, 2), BatchNorm.of(DType.FLOAT64, 2)), linear(2, 2)));
        assertEquals(
                List.of(
                        "0.block.0.weight",
                        "0.block.0.bias",
                        "0.block.1.weight",
                        "0.block.1.bias",
                        "0.shortcut.weight",
                        "0.shortcut.bias",
                        "0.block.1.running_mean",
                        "0.block.1.running_var",
                        "0.block.1.num_batches_tracked"),
                List.copyOf(network.stateDict().keySet()));
    }

    @Test
    void bothDerivativesAreRight() {
        assertDerivatives(Residual.of(Sequential.of(linear(3, 3), Activation.tanh())), normal(2, 2, 3));
    }

    @Test
    void aBlockThatChangesTheShapeNeedsAShortcutThatDoesToo() {
        assertRefuses(
                "Residual: the block gives [2, 1], the shortcut [2, 3] (at block.weight)",
                Residual.of(linear(3, 1)),
                2,
                3);
    }
}
