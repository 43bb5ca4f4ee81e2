package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.GraphCensus.Entry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphCensusTest {
    private final Variable x = Variable.of(Tensor.ones(DType.FLOAT32, Shape.of(10, 10)));
    private final Variable mask = Variable.constant(Tensor.ones(DType.FLOAT32, Shape.of(10)));
    // exp and tanh of 400 bytes each, mul of 400, a reshape that shares them, sumTo of 4
    private final Variable y =
            GradientHook.observe(x.exp().tanh().mul(mask).reshape(Shape.of(100)).sum(), g -> {});

    @Test
    void countsVariablesAndBytesInAllAndByOp() {
        GraphCensus census = GraphCensus.of(Graph.of(y));
        assertEquals(400 + 40 + 3 * 400 + 4, census.bytes());
        assertEquals(new Entry("variable", 1, 400), census.leaves());
        assertEquals(new Entry("constant", 1, 40), census.constants());
        assertEquals(Graph.of(y).nodes().size(), census.variables());
        assertEquals(
                census.variables() - 2,
                census.byOp().stream().mapToLong(Entry::count).sum());
        assertTrue(census.byOp().contains(new Entry("tanh", 1, 400)));
        assertTrue(census.byOp().contains(new Entry("reshape", 1, 0)));
        assertTrue(census.byOp().contains(new Entry("hook", 1, 0)));
    }

    @Test
    void addsUpTheResultsOfTheSameOpAndPutsTheMostBytesFirst() {
        GraphCensus census = GraphCensus.of(Graph.of(x.tanh().tanh().add(x.exp()), mask.neg()));
        assertEquals(new Entry("tanh", 2, 800), census.byOp().get(0));
        assertEquals(
                List.of("tanh", "add", "exp"),
                census.byOp().stream().map(Entry::what).toList());
    }

    @Test
    void readsAsATable() {
        List<String> lines =
                GraphCensus.of(Graph.of(x.tanh())).toString().lines().toList();
        assertEquals(
                List.of("all", "variable", "constant", "tanh"),
                lines.stream().map(line -> line.split(" ", 2)[0]).toList());
        assertTrue(lines.get(0).matches("all +2 +800 bytes"), lines.get(0));
    }
}
