package io.github.gradgrad.autodiff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class GraphExportTest {
    private final Variable x = Variable.of("x \"quoted\" <&>\\", Tensor.of(Shape.of(2), 1.0, 2));
    private final Variable score = x.leakyRelu(0.2).square().sum();

    @Test
    void tellsEachVariablesOpAttributesShapeBytesAndInputs() {
        List<GraphNode> nodes = GraphExport.of(x.leakyRelu(0.2).mul(x)).nodes();
        GraphNode leaf =
                new GraphNode(0, "variable", "x \"quoted\" <&>\\", "", List.of(2), "FLOAT64", 16, 0, 0, List.of());
        assertEquals(
                List.of(
                        leaf,
                        new GraphNode(1, "leakyRelu", "", "slope=0.2", List.of(2), "FLOAT64", 16, 0, 1, List.of(0)),
                        new GraphNode(2, "mul", "", "", List.of(2), "FLOAT64", 16, 0, 2, List.of(1, 0))),
                nodes);
        assertEquals(leaf.name(), leaf.title());
        assertEquals("leakyRelu(slope=0.2)", nodes.get(1).title());
    }

    @Test
    void eachVariableBelongsToTheFirstOrderThatNeedsIt() {
        Variable penalty = score.differentiableGradient(x).square().sum();
        Variable second = penalty.differentiableGradient(x);
        List<Variable> all = Graph.of(score, penalty, second).nodes();
        List<GraphNode> nodes = GraphExport.of(score)
                .derivative(penalty)
                .derivative(List.of(second))
                .nodes();
        assertEquals(all.size(), nodes.size());
        List<Variable> forward = Graph.of(score).nodes(),
                first = Graph.of(score, penalty).nodes();
        for (int i = 0; i < all.size(); i++) {
            int expected = forward.contains(all.get(i)) ? 0 : first.contains(all.get(i)) ? 1 : 2;
            assertEquals(expected, nodes.get(i).derivative(), nodes.get(i).title());
        }
        assertTrue(nodes.stream().anyMatch(node -> node.derivative() == 2));
    }

    @Test
    void jsonHoldsTheNodes() {
        GraphExport export = GraphExport.of(score).derivative(score.differentiableGradient(x));
        JsonArray parsed =
                JsonParser.parseString(export.json()).getAsJsonObject().getAsJsonArray("nodes");
        List<GraphNode> nodes = export.nodes();
        assertEquals(nodes.size(), parsed.size());
        for (int i = 0; i < nodes.size(); i++) {
            JsonObject entry = parsed.get(i).getAsJsonObject();
            GraphNode read = new GraphNode(
                    entry.get("id").getAsInt(),
                    entry.get("kind").getAsString(),
                    entry.get("name").getAsString(),
                    entry.get("attributes").getAsString(),
                    integers(entry.getAsJsonArray("dims")),
                    entry.get("dtype").getAsString(),
                    entry.get("bytes").getAsLong(),
                    entry.get("derivative").getAsInt(),
                    entry.get("depth").getAsInt(),
                    integers(entry.getAsJsonArray("inputs")));
            assertEquals(nodes.get(i), read);
        }
    }

    private static List<Integer> integers(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).getAsInt())
                .toList();
    }

    @Test
    void dotHasALineForEachNodeAndEachEdge() {
        String dot = GraphExport.of(x.leakyRelu(0.2).mul(x)).dot();
        assertTrue(dot.startsWith("digraph {\n") && dot.endsWith("}\n"), dot);
        assertTrue(dot.contains("n0 [label=\"x \\\"quoted\\\" <&>\\\\\\n[2] 16 bytes\", shape=box"), dot);
        assertTrue(dot.contains("n1 [label=\"leakyRelu(slope=0.2)\\n[2] 16 bytes\", shape=ellipse"), dot);
        assertEquals(
                List.of("n0 -> n1;", "n1 -> n2;", "n0 -> n2;"),
                dot.lines()
                        .map(String::strip)
                        .filter(line -> line.contains("->"))
                        .toList());
    }

    @Test
    void dotAndSvgColourTheOrders() {
        GraphExport forward = GraphExport.of(score), both = forward.derivative(score.differentiableGradient(x));
        String ofOrder1 = "#fde68a";
        assertFalse(forward.dot().contains(ofOrder1) || forward.svg().contains(ofOrder1));
        assertTrue(both.dot().contains(ofOrder1) && both.svg().contains(ofOrder1));
    }

    @Test
    void svgDrawsEveryNodeOnceInItsPlaceAndEveryEdge() throws Exception {
        GraphExport export = GraphExport.of(score).derivative(score.differentiableGradient(x));
        Document drawing = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(export.svg().getBytes(UTF_8)));
        List<GraphNode> nodes = export.nodes();
        int edges = nodes.stream().mapToInt(node -> node.inputs().size()).sum();
        assertEquals(nodes.size(), drawing.getElementsByTagName("rect").getLength());
        assertEquals(edges, drawing.getElementsByTagName("path").getLength());
        long places = IntStream.range(0, nodes.size())
                .mapToObj(i -> drawing.getElementsByTagName("rect").item(i).getAttributes())
                .map(a -> a.getNamedItem("x").getNodeValue() + ","
                        + a.getNamedItem("y").getNodeValue())
                .distinct()
                .count();
        assertEquals(nodes.size(), places);
        assertEquals(
                "x \"quoted\" <&>\\",
                drawing.getElementsByTagName("text").item(0).getTextContent());
    }

    @Test
    void aLongChainIsExported() {
        Variable y = Variable.of(Tensor.scalar(DType.FLOAT64, 1));
        for (int i = 0; i < 10_000; i++) y = y.neg();
        List<GraphNode> nodes = GraphExport.of(y).nodes();
        assertEquals(10_000, nodes.get(10_000).depth());
    }
}
