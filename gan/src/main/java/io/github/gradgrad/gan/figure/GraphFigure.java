package io.github.gradgrad.gan.figure;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.GraphExport;
import io.github.gradgrad.autodiff.GraphNode;
import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small graph of variables, drawn from the leaves down: the function itself in one colour, its gradient in the next,
 * the gradient of that in a third.
 *
 * <p>A constant of one element is written into the node that uses it, {@code mul 10}, so that what is computed stands out.
 */
public final class GraphFigure implements Figure {
    private static final double NODE = 116;
    private static final double COLUMN = NODE + 14;
    private static final double LINE = 15;
    private static final double GAP = 32;
    private static final int LONGEST = 15;

    private final List<List<Variable>> orders = new ArrayList<>();
    private final Map<Variable, String> notes = new HashMap<>();

    private GraphFigure() {}

    /** The graph behind the outputs of a function. */
    public static GraphFigure of(Variable... outputs) {
        return new GraphFigure().derivative(List.of(outputs));
    }

    /** With the graph behind outputs of the next order of derivative. */
    public GraphFigure derivative(List<Variable> outputs) {
        orders.add(outputs);
        return this;
    }

    /** With one more line in the node of a variable. */
    public GraphFigure note(Variable variable, String words) {
        notes.put(variable, words);
        return this;
    }

    @Override
    public Drawing draw() {
        List<GraphLayout.Node> nodes = layout().place();
        double height = (notes.isEmpty() ? 2 : 3) * LINE + 8, row = height + GAP;
        double columns = nodes.stream().mapToDouble(node -> node.column).max().orElse(0) + 1;
        int rows = nodes.stream().mapToInt(node -> node.row).max().orElse(0) + 1;
        Drawing drawing = new Drawing(columns * COLUMN + GAP, rows * row - GAP + 2);
        for (GraphLayout.Node node : nodes) {
            for (GraphLayout.Node input : node.inputs) {
                edge(drawing, x(input), 1 + input.row * row + height, x(node), 1 + node.row * row);
            }
        }
        for (GraphLayout.Node node : nodes) box(drawing, node, x(node), 1 + node.row * row, height);
        return drawing;
    }

    private GraphLayout layout() {
        GraphExport export = GraphExport.of(orders.get(0).toArray(Variable[]::new));
        for (List<Variable> outputs : orders.subList(1, orders.size())) export = export.derivative(outputs);
        List<GraphNode> nodes = export.nodes();
        List<Variable> variables = Graph.of(
                        orders.stream().flatMap(List::stream).toArray(Variable[]::new))
                .nodes();
        GraphLayout layout = new GraphLayout();
        for (int i = 0; i < nodes.size(); i++) {
            Variable v = variables.get(i);
            if (!isNumber(v)) layout.add(v, nodes.get(i).derivative());
        }
        return layout;
    }

    private static boolean isNumber(Variable v) {
        return v.op() == null && !v.isDifferentiable() && v.shape().size() == 1;
    }

    private static double x(GraphLayout.Node node) {
        return (node.column + 0.5) * COLUMN;
    }

    private static void edge(Drawing drawing, double x1, double y1, double x2, double y2) {
        double bend = Math.max(18, (y2 - y1) / 2);
        // An edge past a node in between goes around it.
        double around = y2 - y1 > GAP + 1 && Math.abs(x1 - x2) < NODE / 2 ? 0.9 * NODE : 0;
        String start = "M" + Drawing.coordinate(x1) + " " + Drawing.coordinate(y1) + " C";
        String bends = List.of(x1 + around, y1 + bend, x2 + around, y2 - bend, x2, y2).stream()
                .map(Drawing::coordinate)
                .collect(Collectors.joining(" "));
        drawing.path("edge", start + bends);
    }

    private void box(Drawing drawing, GraphLayout.Node node, double x, double y, double height) {
        Variable v = node.variable;
        String style = "node o" + Math.min(node.derivative, 2);
        drawing.box(style, x - NODE / 2, y, NODE, height, v.inputs().isEmpty() ? 2 : 10);
        drawing.text("strong middle", x, y + LINE, fitted(title(v)));
        String value =
                v.shape().size() == 1 ? Numbers.text(v.item()) : v.shape().toString();
        drawing.text("middle", x, y + 2 * LINE, value);
        String note = notes.get(v);
        if (note != null) drawing.text("muted middle", x, y + 3 * LINE, note);
    }

    private static String title(Variable v) {
        Op op = v.op();
        if (op == null) return v.name().orElse(v.isDifferentiable() ? "variable" : "constant");
        return v.inputs().stream()
                .filter(GraphFigure::isNumber)
                .map(number -> Numbers.text(number.item()))
                .collect(Collectors.joining(" ", op.name() + " ", ""))
                .strip();
    }

    private static String fitted(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
