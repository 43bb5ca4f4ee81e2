package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreezingTest {
    private final RandomStream random = RandomStream.of(1);
    private final Layer first = linear(3, 4), last = linear(4, 1);
    private final Layer network = Sequential.of(first, Activation.tanh(), last);

    private Layer linear(int in, int out) {
        return Linear.of(DType.FLOAT64, in, out, Initialisers.glorotNormal(), random);
    }

    private Variable loss() {
        return network.forward(Variable.constant(normal(1, 5, 3))).square().mean();
    }

    @Test
    void onlyTheOthersAreTrained() {
        first.freeze();
        Map<String, Tensor> before = network.stateDict();
        Optimiser optimiser = new Sgd(Parameters.trainable(network.parameters()), 0.1);
        optimiser.step(loss().gradients(Parameters.variables(optimiser.parameters())));
        Map<String, Tensor> after = network.stateDict();
        assertEquals(before.get("0.weight"), after.get("0.weight"));
        assertEquals(before.get("0.bias"), after.get("0.bias"));
        assertNotEquals(before.get("2.weight"), after.get("2.weight"));
    }

    @Test
    void nothingIsRecordedForWhatIsFrozen() {
        first.freeze();
        // What the frozen layers compute of a constant is a constant.
        assertFalse(Graph.of(loss()).ops().stream().anyMatch(op -> op.name().equals("tanh")));
    }

    @Test
    void whatFlowsThroughFrozenLayersIsAsBefore() {
        Variable x = Variable.of("x", normal(1, 5, 3));
        Tensor gradient = network.forward(x).sum().gradient(x);
        network.freeze();
        assertEquals(gradient, network.forward(x).sum().gradient(x));
    }

    @Test
    void anOptimiserRefusesAFrozenParameterByName() {
        first.freeze();
        assertEquals(
                "Sgd: 0.weight is frozen; take Parameters.trainable(..) of the network's",
                assertThrows(IllegalArgumentException.class, () -> new Sgd(network.parameters(), 0.1))
                        .getMessage());
    }

    @Test
    void unfreezingUndoesIt() {
        List<Tensor> gradients = loss().gradients(Parameters.variables(network.parameters()));
        network.freeze().unfreeze();
        assertEquals(gradients, loss().gradients(Parameters.variables(network.parameters())));
    }

    @Test
    void aFrozenNetworkStillLoads() {
        Map<String, Tensor> state = network.stateDict();
        Layer other =
                Sequential.of(linear(3, 4), Activation.tanh(), linear(4, 1)).freeze();
        other.loadStateDict(state);
        assertEquals(state, other.stateDict());
    }
}
