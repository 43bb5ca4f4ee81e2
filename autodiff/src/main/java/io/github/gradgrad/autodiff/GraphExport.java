package io.github.gradgrad.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A graph for people and programs to look at: every variable with its op, attributes, shape, bytes and order of
 * derivative; as DOT for Graphviz, as JSON, and as a drawing in SVG.
 *
 * <p>The order of derivative is 0 for what the function itself computed, 1 for what its gradient added to that, 2 for what
 * the gradient of an expression of that gradient added, and so on. A variable does not know it: a gradient rule computes
 * with the same ops as everybody. So the outputs are given order by order, and a variable belongs to the first that was
 * computed from it:
 *
 * <pre>{@code
 * Variable score = critic(x);
 * Variable penalty = penalty(score.sum().differentiableGradient(x));
 * List<Variable> gradients = penalty.differentiableGradients(parameters);
 * String dot = GraphExport.of(score).derivative(penalty).derivative(gradients).dot();
 * }</pre>
 */
public final class GraphExport {
    private final List<Variable> outputs;
    private final Map<Variable, Integer> derivatives;
    private final int order;

    private GraphExport(List<Variable> outputs, Map<Variable, Integer> derivatives, int order) {
        this.outputs = outputs;
        this.derivatives = derivatives;
        this.order = order;
    }

    /** The graph behind the outputs of a function: order 0. */
    public static GraphExport of(Variable... outputs) {
        return new GraphExport(List.of(), Map.of(), -1).derivative(outputs);
    }

    /** The same and the graph behind some outputs of the next order. */
    public GraphExport derivative(Variable... moreOutputs) {
        return derivative(Arrays.asList(moreOutputs));
    }

    /** The same and the graph behind some outputs of the next order. */
    public GraphExport derivative(List<Variable> moreOutputs) {
        List<Variable> all = new ArrayList<>(outputs);
        all.addAll(moreOutputs);
        Map<Variable, Integer> known = new HashMap<>(derivatives);
        for (Variable v : Graph.of(moreOutputs.toArray(Variable[]::new)).nodes()) known.putIfAbsent(v, order + 1);
        return new GraphExport(List.copyOf(all), known, order + 1);
    }

    /** Every variable, each after those that it was computed from. */
    public List<GraphNode> nodes() {
        Map<Variable, GraphNode> nodes = new HashMap<>();
        List<GraphNode> inOrder = new ArrayList<>();
        for (Variable v : Graph.of(outputs.toArray(Variable[]::new)).nodes()) {
            List<GraphNode> inputs = v.inputs().stream().map(nodes::get).toList();
            GraphNode node = node(v, inOrder.size(), inputs);
            nodes.put(v, node);
            inOrder.add(node);
        }
        return inOrder;
    }

    private GraphNode node(Variable v, int id, List<GraphNode> inputs) {
        Op op = v.op();
        String kind = op != null ? op.name() : v.isDifferentiable() ? "variable" : "constant";
        int depth = inputs.stream().mapToInt(GraphNode::depth).max().orElse(-1) + 1;
        return new GraphNode(
                id,
                kind,
                v.name().orElse(""),
                op != null ? op.attributes() : "",
                Arrays.stream(v.shape().toArray()).boxed().toList(),
                v.dtype().name(),
                GraphCensus.bytes(v),
                derivatives.getOrDefault(v, 0),
                depth,
                inputs.stream().map(GraphNode::id).toList());
    }

    /** The graph in the language of Graphviz; {@code dot -Tsvg} draws it. Leaves are boxes, orders have colours. */
    public String dot() {
        StringBuilder text = new StringBuilder("digraph {\n  node [style=filled, fontname=\"sans-serif\"];\n");
        for (GraphNode node : nodes()) {
            text.append("  n").append(node.id()).append(" [label=\"").append(escaped(node.title()));
            text.append("\\n")
                    .append(node.dims())
                    .append(' ')
                    .append(node.bytes())
                    .append(" bytes\", shape=");
            text.append(node.inputs().isEmpty() ? "box" : "ellipse");
            text.append(", fillcolor=\"").append(GraphDrawing.colour(node)).append("\"];\n");
        }
        for (GraphNode node : nodes()) {
            for (int input : node.inputs()) {
                text.append("  n")
                        .append(input)
                        .append(" -> n")
                        .append(node.id())
                        .append(";\n");
            }
        }
        return text.append("}\n").toString();
    }

    /** {@code {"nodes": [{"id": 0, "kind": .., ..}, ..]}}, with the components of {@link GraphNode}. */
    public String json() {
        return nodes().stream()
                .map(node -> "  {\"id\": " + node.id()
                        + ", \"kind\": \"" + escaped(node.kind())
                        + "\", \"name\": \"" + escaped(node.name())
                        + "\", \"attributes\": \"" + escaped(node.attributes())
                        + "\", \"dims\": " + node.dims()
                        + ", \"dtype\": \"" + node.dtype()
                        + "\", \"bytes\": " + node.bytes()
                        + ", \"derivative\": " + node.derivative()
                        + ", \"depth\": " + node.depth()
                        + ", \"inputs\": " + node.inputs() + "}")
                .collect(Collectors.joining(",\n", "{\"nodes\": [\n", "\n]}\n"));
    }

    /** A drawing: one row for each depth, in the order of creation. For small graphs; Graphviz draws large ones better. */
    public String svg() {
        return new GraphDrawing(nodes()).svg();
    }

    /** For a string in double quotes, in DOT and in JSON. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') escaped.append('\\').append(c);
            else escaped.append(c < ' ' ? ' ' : c);
        }
        return escaped.toString();
    }
}
