package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final Variable weight = Variable.of("weight", Tensor.of(Shape.of(2), -1.0, 2));
    private final Variable bias = Variable.of("bias", Tensor.scalar(DType.FLOAT64, 1));

    @Test
    void holdsEveryNodeOnceEachBeforeThoseMadeOfIt() {
        Variable square = weight.square(), sum = square.add(square), shifted = sum.add(bias);
        assertEquals(
                List.of(weight, bias, square, sum, shifted), Graph.of(shifted).nodes());
    }

    @Test
    void holdsWhatIsBehindAnyOfSeveralOutputs() {
        Variable a = weight.exp(), b = bias.neg();
        assertEquals(List.of(weight, bias, a, b), Graph.of(a, b).nodes());
    }

    @Test
    void namesTheOpsInOrder() {
        Variable y = weight.square().add(bias).tanh();
        assertEquals(
                List.of("square", "add", "tanh"),
                Graph.of(y).ops().stream().map(Op::name).toList());
    }

    @Test
    void firstNonFiniteIsWhereItBeganAndNotWhereItShows() {
        Variable log = weight.log(); // log(-1) is not a number
        Variable loss = log.mul(2).add(bias).sum();
        assertSame(log, Graph.of(loss).firstNonFinite().orElseThrow());
    }

    @Test
    void firstNonFiniteFindsInfinities() {
        Variable quotient = bias.div(weight.add(1));
        assertSame(quotient, Graph.of(quotient.tanh().sum()).firstNonFinite().orElseThrow());
    }

    @Test
    void aFiniteGraphHasNoFirstNonFinite() {
        assertTrue(Graph.of(weight.square().sum()).firstNonFinite().isEmpty());
    }

    @Test
    void nearestNamedIsTheLeafFewestStepsAway() {
        Variable y = weight.square().exp().sum().add(bias);
        assertEquals(Optional.of(bias), Graph.nearestNamed(y));
        assertEquals(Optional.of(weight), Graph.nearestNamed(weight));
    }

    @Test
    void nearestNamedIsEmptyWhereNothingHasAName() {
        assertTrue(Graph.nearestNamed(Variable.of(weight.value()).square()).isEmpty());
    }

    @Test
    void variablesDescribeThemselvesByNameOrOp() {
        assertEquals("weight [2]", weight.toString());
        assertEquals("leakyRelu [2]", weight.relu().toString());
        assertEquals("slope=0.2", Graph.of(weight.leakyRelu(0.2)).ops().get(0).attributes());
        assertEquals("constant [2]", weight.detach().toString());
        assertEquals("variable [2]", Variable.of(weight.value()).toString());
    }
}
